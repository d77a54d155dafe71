import { cp } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "../support/codeServer/chromium.ts";
import type { CodeServer } from "../support/codeServer/codeServer.ts";
import { startCodeServer } from "../support/codeServer/start.ts";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "../support/paths.ts";
import { TemporaryFolder } from "../support/temporaryFolder.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of ["en", "ko"] as const) {
  describe(`the practice cluster, in ${locale === "ko" ? "Korean" : "English"}`, () => {
    const { nls, l10n } = textsOf(locale);
    const folder = new TemporaryFolder("workspace");
    let browser: Browser;
    let server: CodeServer;
    let learner: Learner;

    before(async () => {
      await cp(sampleWorkspace, folder.path, { recursive: true });
      server = await startCodeServer({
        locale,
        vsix: await packageExtension(),
        env: { KUBECONFIG: "/nowhere/kubeconfig" },
      });
      browser = await launchBrowser();
      learner = await Learner.sitDown(browser, server, folder.path, locale, {
        colorScheme: locale === "ko" ? "light" : "dark",
      });
    });

    after(async () => {
      await browser.close();
      await server.stop();
      await folder.remove();
    });

    it("starts from the first step of the walkthrough, without a kubeconfig, and ticks it", async () => {
      await learner.runCommand(nls("commands.openWalkthrough"));
      await learner.stepPage().getByRole("heading").first().waitFor();
      await learner.page
        .getByRole("button", { name: nls("commands.startPractice") })
        .first()
        .click();
      await learner.treeItem("compute.internal").first().waitFor();
      await learner.page.getByText(l10n("Practice cluster, simulated")).first().waitFor();
      await learner.step(nls("walkthroughs.basics.welcome.title")).done.waitFor();
      await learner.step(nls("walkthroughs.basics.what-is-kubernetes.title")).done.waitFor();
    });

    it("shows the pods of a node", async () => {
      await learner.expand("compute.internal");
      await learner.treeItem("kube-proxy").filter({ hasText: "Running 1/1" }).first().waitFor();
      await learner.step(nls("walkthroughs.basics.nodes.title")).done.waitFor();
      await learner.screenshot("practice");
    });

    it("is there again after the window was loaded anew", async () => {
      await learner.page.reload();
      await learner.page.locator(".monaco-workbench .part.statusbar").waitFor();
      await learner.treeItem("compute.internal").first().waitFor();
    });

    it("stops when it is told to", async () => {
      await learner.runCommand(nls("commands.stopPractice"));
      await learner.treeItem("compute.internal").first().waitFor({ state: "detached" });
      const welcome = learner.page.locator(".welcome-view");
      await welcome
        .getByRole("button", { name: nls("commands.startPractice") })
        .first()
        .waitFor();
    });
  });
}
