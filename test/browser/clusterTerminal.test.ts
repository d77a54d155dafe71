import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { textsOf } from "../support/texts.ts";

const { nls } = textsOf("en");

/** A home whose .bashrc sends kubectl to another cluster; `condition` says when, in the shell's syntax. */
function homeOf(condition: string): TemporaryFolder {
  const home = new TemporaryFolder("home");
  before(() => writeFile(path.join(home.path, ".bashrc"), `${condition} && export KUBECONFIG=/elsewhere\n`));
  after(() => home.remove());
  return home;
}

function suite(
  title: string,
  condition: string,
  userSettings: Readonly<Record<string, unknown>>,
  isSetInSight: boolean,
): void {
  describe(title, () => {
    const home = homeOf(condition);
    const seat = seatedLearner({
      locale: "en",
      env: { HOME: home.path, SHELL: "/bin/bash" },
      // Drawn as text, the terminal can be read.
      userSettings: { "terminal.integrated.gpuAcceleration": "off", ...userSettings },
    });
    let learner: Learner;

    it("speaks to the cluster that it is named after", async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.runCommand(nls("commands.openClusterTerminal"));
      const screen = learner.page.locator(".terminal-wrapper .xterm-screen").first();
      await screen.waitFor();
      await screen.click();
      // The answer is in a line of its own: that which was typed has it in no form that can be taken for it.
      await learner.page.keyboard.type('printf "now\\x3d%s\\n" "${KUBECONFIG##*/}"');
      await learner.page.keyboard.press("Enter");
      const rows = learner.page.locator(".xterm-rows > div");
      await rows.filter({ hasText: /^now=/ }).first().waitFor();
      await learner.screenshot(`terminal-${isSetInSight ? "set-again" : "silent"}`);
      const text = await rows.allTextContents();
      const answer = text.find((row) => row.startsWith("now="))?.trim();
      if (answer !== "now=kubeconfig") throw new Error(`The terminal has KUBECONFIG so: ${answer}`);
      if (text.some((row) => row.includes("export KUBECONFIG=")) !== isSetInSight)
        throw new Error(`What the terminal shows is another than expected:\n${text.join("\n")}`);
    });
  });
}

suite("the cluster's terminal, where the profile sets KUBECONFIG", "true", {}, true);

suite(
  "the cluster's terminal, where the profile sets KUBECONFIG and the shell has no integration",
  "true",
  { "terminal.integrated.shellIntegration.enabled": false },
  true,
);

suite("the cluster's terminal, where the profile sets KUBECONFIG in terminals alone", "[ -t 0 ]", {}, false);

suite("the cluster's terminal, where the profile leaves KUBECONFIG alone", "false", {}, false);
