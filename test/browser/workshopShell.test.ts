import type { Locator } from "playwright-core";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

const { nls } = textsOf("ko");

describe("the Workshop Shell", () => {
  const seat = seatedLearner({
    locale: "ko",
    // Drawn as text, the terminal can be read.
    userSettings: { "terminal.integrated.gpuAcceleration": "off" },
  });
  let learner: Learner;
  let rows: Locator;

  async function shows(what: RegExp): Promise<void> {
    await waitFor(`the terminal to show ${String(what)}`, async () => {
      // A wide character is drawn in a cell of its own, and spaces as ones that do not break.
      const text = (await rows.allTextContents()).map((row) => row.replaceAll("\u00a0", " ").trimEnd());
      return what.test(text.join("\n")) || new NotYet(text);
    });
  }

  it("says what it is, and to which cluster it speaks", async () => {
    learner = seat.learner();
    await learner.runCommand(nls("commands.startPractice"));
    await learner.treeItem("ip-192-168").first().waitFor();
    await learner.runCommand(nls("commands.openShell"));
    const screen = learner.page.locator(".terminal-wrapper .xterm-screen").first();
    await screen.waitFor();
    await screen.click();
    rows = learner.page.locator(".xterm-rows > div");
    await shows(/help/);
    await shows(/^\$$/m);
  });

  it("lists the nodes, as the step of the course asks", async () => {
    await learner.page.keyboard.type("kubectl get nodes");
    await learner.page.keyboard.press("Enter");
    await shows(/^NAME +STATUS +ROLES +AGE +VERSION$/m);
    await shows(/compute\.internal +Ready +<none>/);
  });

  it("completes words, and edits a line with wide characters", async () => {
    await learner.page.keyboard.type("k get deploym");
    await learner.page.keyboard.press("Tab");
    await shows(/^\$ k get deployments?$/m);
    await learner.page.keyboard.press("Control+c");
    await learner.page.keyboard.insertText("get 파드");
    await learner.page.keyboard.press("Backspace");
    await learner.page.keyboard.press("Backspace");
    await learner.page.keyboard.type("pods -A");
    await learner.page.keyboard.press("Enter");
    await shows(/^kube-system +coredns-/m);
    await learner.screenshot("workshop-shell");
  });

  it("refuses pipes in the reader's language", async () => {
    await learner.page.keyboard.type("get pods | grep web");
    await learner.page.keyboard.press("Enter");
    await shows(/파이프/);
  });

  it("is closed by exit", async () => {
    await learner.page.keyboard.type("exit");
    await learner.page.keyboard.press("Enter");
    await waitFor("the terminal to close", async () => (await rows.count()) === 0);
  });
});
