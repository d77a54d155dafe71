import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { clusterSnippets, expanded } from "../contributions/snippets.ts";
import { buildControlPlane, controlPlaneProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

/** Needs the real control plane only for its kubectl. */
for (const locale of languages) {
  describe(`the practice cluster by kubectl, in ${languageNames[locale]}`, () => {
    const { nls } = textsOf(locale);
    const tools = path.dirname(controlPlaneProgram("kubectl"));
    const seat = seatedLearner({
      locale,
      env: { PATH: `${tools}${path.delimiter}${process.env["PATH"] ?? ""}` },
      // Drawn as text, the terminal can be read.
      userSettings: { "terminal.integrated.gpuAcceleration": "off" },
      prepare: async (folder) => {
        await buildControlPlane();
        for (const snippet of clusterSnippets(locale))
          await writeFile(path.join(folder, `${snippet.prefix}.yaml`), expanded(snippet));
      },
    });
    let learner: Learner;

    const type = async (line: string): Promise<void> => {
      await learner.page.locator(".terminal-wrapper .xterm-screen").first().click();
      await learner.page.keyboard.type(line);
      await learner.page.keyboard.press("Enter");
    };
    const printed = (text: string | RegExp): Promise<void> =>
      learner.page.locator(".xterm-rows > div").filter({ hasText: text }).first().waitFor();

    before(() => {
      learner = seat.learner();
    });

    it("answers in its terminal", async () => {
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      // The tree draws only the rows that there is room for.
      await learner.page.locator(".pane-header", { hasText: nls("views.course") }).click();
      await learner.runCommand(nls("commands.openClusterTerminal"));
      await learner.page.locator(".terminal-wrapper .xterm-screen").first().waitFor();
      await type("kubectl get nodes");
      await printed(/practice-control-plane +Ready +control-plane/);
    });

    it("takes the snippets, and their pods run", async () => {
      await type("kubectl apply -f . && kubectl wait --for=condition=Available deployment/web --timeout=60s");
      await printed("deployment.apps/web condition met");
      await type("kubectl get pods -o wide | grep -c Running");
      for (const name of ["ip-192-168-12-34", "ip-192-168-48-107", "ip-192-168-83-219"])
        await learner.expand(name);
      await learner.treeItem(/^web-/).filter({ hasText: "Running 1/1" }).first().waitFor();
      await learner
        .treeItem(/^node-exporter-/)
        .filter({ hasText: "Running 1/1" })
        .nth(2)
        .waitFor();
      await learner.screenshot("practice-terminal");
    });

    it("makes a pod anew that was deleted", async () => {
      const name = (await learner.treeItem(/^web-/).first().textContent())?.match(
        /web-[a-z0-9]+-[a-z0-9]{5}/,
      )?.[0];
      await type(`clear; kubectl delete pod ${name ?? ""}`);
      await learner
        .treeItem(name ?? "")
        .first()
        .waitFor({ state: "detached" });
      await learner.treeItem(/^web-/).filter({ hasText: "Running 1/1" }).nth(2).waitFor();
    });
  });
}
