import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";
import { textsOf } from "../support/texts.ts";

/** A pod that fits on no node, one whose image has a typo, one that crashes, and a CronJob that is suspended. */
const broken = `apiVersion: v1
kind: Pod
metadata:
  name: too-large
spec:
  containers:
    - name: web
      image: nginx:1.29
      resources:
        requests:
          cpu: 64
---
apiVersion: v1
kind: Pod
metadata:
  name: misspelled
spec:
  nodeName: ip-192-168-12-34.ap-northeast-2.compute.internal
  containers:
    - name: web
      image: ngnix:1.29
---
apiVersion: v1
kind: Pod
metadata:
  name: crashing
spec:
  nodeName: ip-192-168-12-34.ap-northeast-2.compute.internal
  containers:
    - name: app
      image: busybox:1.37
      command: ["sh", "-c", "echo starting; echo no database at db:5432; exit 1"]
---
apiVersion: batch/v1
kind: CronJob
metadata:
  name: sleeping
spec:
  schedule: "0 3 * * *"
  suspend: true
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: busybox:1.37
`;

for (const locale of languages) {
  describe(`the reasons in the tree, in ${languageNames[locale]}`, () => {
    const { nls, l10n } = textsOf(locale);
    const seat = seatedLearner({
      locale,
      withSamples: true,
      prepare: (folder) => writeFile(path.join(folder, "broken.yaml"), broken),
    });
    let learner: Learner;

    before(async () => {
      learner = seat.learner();
      await learner.runCommand(nls("commands.startPractice"));
      await learner.treeItem("ip-192-168").first().waitFor();
      await learner.openFile("broken.yaml");
      await learner.page
        .locator(".editor-actions")
        .getByRole("button", { name: nls("commands.applyManifest") })
        .first()
        .click();
    });

    it("say why a pod has no node, and what to do about it", async () => {
      await learner.treeItem(l10n("Pods without a node")).first().waitFor();
      await learner.expand(l10n("Pods without a node"));
      await learner.expand("too-large");
      await learner.treeItem(l10n("without enough {0}").replace("{0}", "CPU")).first().waitFor();
      await learner.seeTooltip(learner.treeItem("too-large").first(), l10n("Request less, or add a node."));
      await learner.screenshot("tree-reason-node");
      await learner.page.mouse.move(700, 5);
    });

    it("say why a workload does nothing", async () => {
      await learner.expand(l10n("Workloads"));
      await learner.expand("sleeping");
      await learner
        .treeItem(l10n("It is suspended. Nothing new starts until it is resumed."))
        .first()
        .waitFor();
    });

    it("say why an image cannot be pulled", async () => {
      await learner.expand("ip-192-168-12-34");
      await learner.expand("misspelled");
      await learner
        .treeItem(l10n("The registry does not have this image, or does not show it to this cluster."))
        .first()
        .waitFor();
      await learner.screenshot("tree-reason-image");
    });

    it("say what a container wrote before it crashed, and lead to all of it", async () => {
      await learner.treeItem("crashing").filter({ hasText: "CrashLoopBackOff" }).first().waitFor();
      await learner.expand("crashing");
      const lastLine = learner.treeItem("no database at db:5432").filter({ hasText: l10n("end of its log") });
      await lastLine.first().waitFor();
      const title = l10n("The last lines before container {0} ended").replace("{0}", "app");
      await learner.seeTooltip(lastLine.first(), title);
      await learner.screenshot("tree-reason-crash");
      await lastLine.first().click();
      const terminal = l10n("Log of the previous run of {0}").replace("{0}", "crashing app");
      await learner.page.locator(".panel, .terminal-outer-container").getByText(terminal).first().waitFor();
      await learner.screenshot("tree-reason-crash-log");
    });
  });
}
