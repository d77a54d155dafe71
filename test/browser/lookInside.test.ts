import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of languages) {
  describe(`looking inside an object of the tree, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({
      locale,
      withSamples: true,
      // Drawn as text, the terminal can be read.
      userSettings: { "terminal.integrated.gpuAcceleration": "off" },
    });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.openFile("web.yaml");
      await learner.runCommand(nls("commands.applyManifest"));
      await learner.expand(l10n("Workloads"));
      await learner
        .treeItem(/^web3\/3/)
        .first()
        .waitFor();
    });

    const lens = (text: string | RegExp): Promise<void> =>
      learner.page.locator(".codelens-decoration", { hasText: text }).first().waitFor();
    const line = (text: string | RegExp): Promise<void> =>
      learner.page.locator(".view-line", { hasText: text }).first().waitFor();
    const terminalShows = (what: RegExp): Promise<unknown> =>
      waitFor(`the terminal to show ${String(what)}`, async () => {
        const rows = await learner.page.locator(".xterm-rows > div").allTextContents();
        const text = rows.map((row) => row.replaceAll("\u00a0", " ").trimEnd());
        return what.test(text.join("\n")) || new NotYet(text);
      });

    it("shows its YAML, which follows the cluster", async () => {
      await learner.chooseFromMenu(learner.treeItem(/^web3\/3/).first(), nls("commands.showYaml"));
      await learner.page.locator(".tab.active", { hasText: "web.deployment.yaml" }).waitFor();
      await line(/replicas:\s3/);
      await lens(l10n("Live"));
      await learner.screenshot("inside-yaml");
      await learner.chooseFromMenu(learner.treeItem(/^web3\/3/).first(), nls("commands.scaleWorkload"));
      await learner.typeInto("2");
      await line(/replicas:\s2/);
    });

    it("compares it with the manifest in the workspace", async () => {
      await learner.page
        .locator(".codelens-decoration a", { hasText: l10n("Compare with File") })
        .first()
        .click();
      await learner.page.locator(".tab.active", { hasText: "web.yaml" }).waitFor();
      await learner.page
        .locator(".monaco-diff-editor .line-delete, .monaco-diff-editor .line-insert")
        .first()
        .waitFor();
      await learner.screenshot("inside-compare");
    });

    it("describes it with its events", async () => {
      await learner.chooseFromMenu(learner.treeItem(/^web2\/2/).first(), nls("commands.describeObject"));
      await learner.page.locator(".tab.active", { hasText: "web.deployment.txt" }).waitFor();
      await line(/^Name:\s+web/);
      await learner.screenshot("inside-describe");
    });

    it("follows the logs of all its pods, each with its name", async () => {
      await learner.chooseFromMenu(learner.treeItem(/^web2\/2/).first(), nls("commands.showLogs"));
      await terminalShows(/^web-[a-z0-9]+-[a-z0-9]+ .*nginx/m);
      await learner.screenshot("inside-logs");
    });

    it("shows the time of each line when asked", async () => {
      await learner.page.locator(".terminal-wrapper .xterm-screen").first().click();
      await learner.page.keyboard.press("t");
      await terminalShows(/^web-[a-z0-9]+-[a-z0-9]+ 20\d\d-\d\d-\d\dT/m);
      await learner.page.keyboard.press("q");
      await waitFor(
        "the terminal to close",
        async () => (await learner.page.locator(".xterm-rows").count()) === 0,
      );
    });

    it("forwards a port to one of its pods, until it is stopped", async () => {
      const port = await freePort();
      await learner.chooseFromMenu(learner.treeItem(/^web2\/2/).first(), nls("commands.forwardPort"));
      await learner.typeInto(String(port));
      await learner.page.getByText(`http://127.0.0.1:${port}/`).first().waitFor();
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      assert.equal(answer.status, 200);
      assert.match(await answer.text(), /nginx/);
      await learner.screenshot("inside-forward");
      await learner.runCommand(nls("commands.showForwards"));
      const row = learner.page.locator(".quick-input-list .monaco-list-row", {
        hasText: `127.0.0.1:${port}`,
      });
      await row.hover();
      await row.locator(".codicon-debug-stop").click();
      await waitFor("the port to be closed", () =>
        fetch(`http://127.0.0.1:${port}/`).then(
          () => false,
          () => true,
        ),
      );
    });

    it("opens a shell in a container", async () => {
      const nodes = await learner.treeItem("ip-192-168").locator(".label-name").allTextContents();
      await learner.expandAll(nodes);
      const pod = learner.treeItem(/^web-[a-z0-9]+-[a-z0-9]+Running/).first();
      await pod.waitFor();
      await learner.chooseFromMenu(pod, nls("commands.openContainerShell"));
      await terminalShows(/^\/ #/m);
      await learner.page.locator(".terminal-wrapper .xterm-screen").first().click();
      await learner.page.keyboard.type("echo hello $((1+1))");
      await learner.page.keyboard.press("Enter");
      await terminalShows(/^hello 2$/m);
      await learner.screenshot("inside-shell");
      await learner.page.keyboard.type("exit");
      await learner.page.keyboard.press("Enter");
      await waitFor(
        "the shell to close",
        async () => (await learner.page.locator(".xterm-rows").count()) === 0,
      );
    });
  });
}

/** A port of this machine that nothing uses. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}
