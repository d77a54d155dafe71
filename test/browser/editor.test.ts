import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import { Learner } from "../support/learner.ts";
import { sampleWorkspace } from "@kubernetes-workshop/hosts/paths";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { sections } from "../../src/explain/writtenExplanation.ts";
import { textsOf } from "../support/texts.ts";

for (const locale of languages) {
  describe(`without a cluster, in ${languageNames[locale]}`, () => {
    const { nls } = textsOf(locale);
    const folder = new TemporaryFolder("workspace");
    let browser: Browser;
    let server: CodeServer;
    let learner: Learner;

    before(async () => {
      const vsix = await packageExtension();
      await cp(sampleWorkspace, folder.path, { recursive: true });
      await writeFile(path.join(folder.path, "new.yaml"), "");
      server = await startCodeServer({ locale, vsix, env: { KUBECONFIG: "/nowhere/kubeconfig" } });
      browser = await launchBrowser();
      learner = await Learner.sitDown(browser, server, folder.path, locale);
    });

    after(async () => {
      await browser.close();
      await server.stop();
      await folder.remove();
    });

    it("opens the walkthrough with its page, nothing ticked", async () => {
      await learner.runCommand(nls("commands.openWalkthrough"));
      await learner.page.getByText(nls("walkthroughs.basics.title")).first().waitFor();
      const heading = nls("walkthroughs.basics.welcome.title");
      await learner.stepPage().getByRole("heading", { name: heading }).first().waitFor();
      await learner.step(nls("walkthroughs.basics.welcome.title")).open.waitFor();
      assert.equal(await learner.page.locator(".getting-started-step .codicon.complete").count(), 0);
      await learner.screenshot("walkthrough");
    });

    it("ticks no step by a click on its button", async () => {
      const button = learner.page.getByRole("button", { name: nls("commands.selectContext") }).first();
      await button.click();
      await learner.page.getByText("/nowhere/kubeconfig").first().waitFor();
      await learner.page.keyboard.press("Escape");
      assert.equal(await learner.page.locator(".getting-started-step .codicon.complete").count(), 0);
    });

    it("says in the cluster view that there is no kubeconfig, and what to do", async () => {
      await learner.page
        .getByRole("tab", { name: nls("extension.displayName") })
        .first()
        .click();
      const sentence = nls("welcome.noKubeconfig").slice(0, 30);
      await learner.page.locator(".welcome-view").getByText(sentence).first().waitFor();
      await learner.screenshot("no-kubeconfig");
    });

    it("explains a field on hover", async () => {
      await learner.openFile("web.yaml");
      const hover = await learner.hover("replicas");
      const explanations = readFileSync(
        path.join(repositoryFolder, "schemas/explanations", locale, "apps.v1.Deployment.md"),
        "utf8",
      );
      // The first words, without the code that Markdown shows in an element of its own.
      const [words = ""] = sections(explanations).get("spec.replicas")?.split("`") ?? [];
      assert.notEqual(words, "");
      await hover.getByText(words.slice(0, 40)).waitFor();
      await learner.screenshot("hover");
    });

    it("inserts a snippet by its prefix, with comments in the display language", async () => {
      await learner.openFile("new.yaml");
      await learner.page.locator(".editor-instance .view-lines").last().click();
      await learner.page.keyboard.type("k8s-dep");
      const suggestion = learner.page.locator(".suggest-widget .monaco-list-row", {
        hasText: "k8s-deployment",
      });
      await suggestion.first().waitFor();
      await learner.screenshot("snippet-suggestion");
      await learner.page.keyboard.press("Enter");
      await learner.page.locator(".view-line", { hasText: "kind: Deployment" }).first().waitFor();
      await learner.screenshot("snippet");
    });
  });
}
