import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";

for (const locale of languages) {
  describe(`the practice cluster, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({ locale, withSamples: true });
    let learner: Learner;

    before(() => {
      learner = seat.learner();
    });

    it("starts from the first step of the walkthrough, without a kubeconfig, and ticks it", async () => {
      await learner.runCommand(nls("commands.openWalkthrough"));
      await learner.stepPage().getByRole("heading").first().waitFor();
      await learner.page
        .getByRole("button", { name: nls("commands.startPractice") })
        .first()
        .click();
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.page.getByText(l10n("Practice cluster (simulated)")).first().waitFor();
      await learner.step(nls("walkthroughs.basics.welcome.title")).done.waitFor();
      await learner.step(nls("walkthroughs.basics.what-is-kubernetes.title")).open.waitFor();
      await learner.expand(l10n("Workloads"));
      await learner.step(nls("walkthroughs.basics.what-is-kubernetes.title")).done.waitFor();
    });

    it("shows the pods of a node", async () => {
      await learner.expand("ip-192-168");
      await learner.treeItem("kube-proxy").filter({ hasText: "Running 1/1" }).first().waitFor();
      await learner.step(nls("walkthroughs.basics.nodes.title")).done.waitFor();
      await learner.screenshot("practice");
    });

    it("is there again after the window was loaded anew", async () => {
      await learner.page.reload();
      await learner.page.locator(".monaco-workbench .part.statusbar").waitFor();
      await learner.treeItem("ip-192-168").first().waitFor();
    });

    it("is connected again, and empty, after a reset", async () => {
      await learner.runCommand(nls("commands.resetPractice"));
      await learner.answerDialog(l10n("Reset Practice Cluster"));
      // The rows of the cluster before may still be there, and go with what was expanded.
      await waitFor("the pods of the new cluster", async () => {
        await learner.expand("ip-192-168");
        return learner.treeItem("kube-proxy").filter({ hasText: "Running 1/1" }).first().isVisible();
      });
      await learner.page.getByText(l10n("Practice cluster (simulated)")).first().waitFor();
      await learner.screenshot("practice-reset");
    });

    it("stops when it is told to", async () => {
      await learner.runCommand(nls("commands.stopPractice"));
      await learner.treeItem("ip-192-168").first().waitFor({ state: "detached" });
      const welcome = learner.page.locator(".welcome-view");
      await welcome
        .getByRole("button", { name: nls("commands.openCourse") })
        .first()
        .waitFor();
    });
  });
}
