import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Locator } from "playwright-core";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

const secret = `apiVersion: v1
kind: Secret
metadata:
  name: database
stringData:
  password: sesame-one
  user: sesame-user
`;

for (const locale of languages) {
  describe(`a manifest on the practice cluster, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({
      locale,
      withSamples: true,
      prepare: (folder) => writeFile(path.join(folder, "secret.yaml"), secret),
    });
    let learner: Learner;

    before(() => {
      learner = seat.learner();
    });

    const button = (title: string): Locator =>
      learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: nls(title) })
        .first();
    const squiggle = (): Locator => learner.page.locator(".monaco-editor .squiggly-error");
    const status = (text: string): Locator => learner.page.locator(".statusbar-item", { hasText: text });

    it("says what to do while no cluster is connected", async () => {
      await learner.runCommand(nls("commands.openCourseManifest"));
      await learner.pick("k8s-deployment");
      await button("commands.applyManifest").click();
      const message = learner.page.locator(".notification-toast", {
        hasText: l10n(
          "No cluster is connected. Start the practice cluster, or connect to a cluster of your own.",
        ),
      });
      await message.getByRole("button", { name: l10n("Start Practice Cluster") }).click();
      await learner.treeItem("ip-192-168").first().waitFor();
    });

    it("is applied with one click, and its pods appear", async () => {
      await button("commands.applyManifest").click();
      await status(l10n("{0} created").replace("{0}", `${l10n("Deployment")} web`)).waitFor();
      await learner.expandAll(["ip-192-168-83-219", "ip-192-168-48-107", "ip-192-168-12-34"]);
      await learner.treeItem(/^web-/).filter({ hasText: "Running" }).first().waitFor();
      await learner.screenshot("apply");
    });

    it("shows what would change before it is applied", async () => {
      await learner.replaceInEditor("nginx:1.29", "nginx:1.30");
      await button("commands.diffManifest").click();
      const diff = learner.page.locator(".monaco-diff-editor");
      await diff.waitFor();
      await diff.locator(".original .view-line", { hasText: "nginx:1.29" }).waitFor();
      await diff.locator(".modified .view-line", { hasText: "nginx:1.30" }).waitFor();
      assert.equal(await diff.locator(".view-line", { hasText: "managedFields" }).count(), 0);
      await learner.screenshot("diff");
      await learner.page.locator(".tab", { hasText: "deployment.yaml" }).click();
      await diff.waitFor({ state: "hidden" });
    });

    it("shows that a value of a Secret would change, and no value", async () => {
      await learner.openFile("secret.yaml");
      await button("commands.applyManifest").click();
      await status(l10n("{0} created").replace("{0}", `${l10n("Secret")} database`)).waitFor();
      await learner.replaceInEditor("sesame-one", "sesame-two");
      await button("commands.diffManifest").click();
      const diff = learner.page.locator(".monaco-diff-editor");
      await diff.locator(".modified .view-line", { hasText: l10n("(hidden, will change)") }).waitFor();
      await diff
        .locator(".original .view-line", { hasText: l10n("(hidden)") })
        .first()
        .waitFor();
      const shown = (await diff.locator(".view-line").allInnerTexts()).join("\n");
      for (const value of ["sesame", ...["one", "two", "user"].map((end) => btoa(`sesame-${end}`))])
        assert.ok(!shown.includes(value), shown);
      await learner.screenshot("diff-secret");
      await learner.page.locator(".tab", { hasText: "deployment.yaml" }).click();
      await diff.waitFor({ state: "hidden" });
    });

    it("marks what the cluster refuses, until it is put right", async () => {
      await learner.replaceInEditor("replicas: 3", "replicas: three");
      await button("commands.applyManifest").click();
      await squiggle().first().waitFor();
      const toast = learner.page.locator(".notification-toast", {
        hasText: l10n("The object was not applied."),
      });
      await toast.getByRole("button", { name: l10n("Show Problems") }).click();
      const problem = l10n("{0} must be a number.").replace("{0}", "spec.replicas");
      await learner.page.locator(".markers-panel").getByText(problem).first().waitFor();
      await learner.screenshot("diagnostic");
      await learner.replaceInEditor("replicas: three", "replicas: 2");
      await squiggle().first().waitFor({ state: "detached" });

      await learner.replaceInEditor("containers:", "contaners:");
      await button("commands.applyManifest").click();
      await squiggle().first().waitFor();
      const unknown = l10n("{0} has no field named {1}. Check the spelling and indentation.")
        .replace("{0}", "Deployment")
        .replace("{1}", "spec.template.spec.contaners");
      await learner.page.locator(".markers-panel").getByText(unknown).first().waitFor();
      await learner.replaceInEditor("contaners:", "containers:");
      await button("commands.applyManifest").click();
      await status(l10n("{0} changed").replace("{0}", `${l10n("Deployment")} web`)).waitFor();
      await squiggle().first().waitFor({ state: "detached" });
    });

    it("is deleted, and its pods go", async () => {
      await learner.runCommand(nls("commands.deleteManifest"));
      await status(l10n("{0} deleted").replace("{0}", `${l10n("Deployment")} web`)).waitFor();
      await learner.treeItem(/^web-/).first().waitFor({ state: "detached" });
    });
  });
}
