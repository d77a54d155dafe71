import { languageNames, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ProgressFile } from "../../src/course/progressFile.ts";
import type { Question } from "../../src/course/questions/question.ts";
import { stepIds } from "../../src/course/steps.ts";
import { buildControlPlane, controlPlaneProgram } from "@kubernetes-workshop/hosts/controlPlane/build";
import { CourseWalk } from "../support/course/courseWalk.ts";
import type { Learner } from "../support/learner.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { seatedLearner } from "../support/seatedLearner.ts";

/** The whole course as a learner goes through it, on the practice cluster; of the control plane only kubectl is used. */
for (const locale of languages) {
  describe(`the course, in ${languageNames[locale]}`, () => {
    const tools = path.dirname(controlPlaneProgram("kubectl"));
    const seat = seatedLearner({
      locale,
      env: { PATH: `${tools}${path.delimiter}${process.env["PATH"] ?? ""}` },
      // Drawn as text, the terminal can be read.
      userSettings: { "terminal.integrated.gpuAcceleration": "off" },
      window: { width: 1800, height: 1500 },
      prepare: () => buildControlPlane(),
    });
    let learner: Learner;
    let walk: CourseWalk;

    before(() => {
      learner = seat.learner();
      walk = new CourseWalk(learner, locale);
    });

    it("begins with a cluster", async () => {
      await learner.runCommand(walk.nls("commands.openCourse"));
      await walk.press("basics.welcome", "startPractice");
      await learner.treeItem("ip-192-168").first().waitFor();
      await walk.seeTick("basics.welcome");
    });

    it("shows the nodes", async () => {
      await walk.press("basics.what-is-kubernetes", "cluster.focus");
      await learner.expand(walk.l10n("Workloads"));
      await walk.seeTick("basics.what-is-kubernetes");
    });

    it("shows the pods of a node", async () => {
      await learner.expand("ip-192-168");
      await learner.treeItem("kube-proxy").first().waitFor();
      await walk.seeTick("basics.nodes");
    });

    it("takes no pod whose image has a typo for one that runs, and says what is wrong", async () => {
      await learner.expandAll(["ip-192-168-83-219", "ip-192-168-48-107", "ip-192-168-12-34"]);
      await walk.openManifest("basics.objects-overview", "pod");
      await learner.hover("containerPort");
      await walk.seePart("basics.objects-overview", "podFieldExplained");
      await learner.page.locator(".tab", { hasText: "pod.yaml" }).click();
      await learner.replaceInEditor("nginx/nginx:1.29", "nginx/ngnix:1.29");
      await walk.apply("Pod hello");
      await learner
        .treeItem(/^hello/)
        .filter({ hasText: "ImagePullBackOff" })
        .first()
        .waitFor();
      await walk.check("basics.objects-overview", "nginx/ngnix:1.29");
      assert.equal(await walk.isTicked("basics.objects-overview"), false);
      await learner.screenshot("course-check");
      await learner.runCommand(walk.nls("commands.deletePod"));
      await learner.pick("hello");
      await learner
        .treeItem(/^hello/)
        .first()
        .waitFor({ state: "detached" });
      await learner.replaceInEditor("nginx/ngnix:1.29", "nginx/nginx:1.29");
    });

    it("has the learner's own pod run", async () => {
      await walk.openManifest("basics.objects-overview", "pod");
      await walk.apply("Pod hello");
      await learner
        .treeItem(/^hello/)
        .filter({ hasText: "Running 1/1" })
        .first()
        .waitFor();
      await walk.seeTick("basics.objects-overview");
    });

    it("rolls out, rolls back, and puts a pod on every node", async () => {
      const step = "basics.objects-detail-1";
      await walk.openManifest(step, "deployment");
      await walk.apply("Deployment web");
      await walk.pods("web").nth(2).waitFor();
      await walk.seePart(step, "deploymentReady");
      await walk.press(step, "setImage");
      await learner.pick("web");
      await learner.typeInto("public.ecr.aws/nginx/nginx:1.29-alpine");
      await walk.seePart(step, "revisionRolledOut");
      await walk.press(step, "rollBack");
      await learner.pick("web");
      await learner.pick(walk.l10n("Revision {0}").replace("{0}", "1"));
      await walk.seePart(step, "revisionRolledBack");
      await walk.openManifest(step, "daemonset");
      await walk.apply("DaemonSet node-exporter");
      await walk.seeTick(step);
    });

    it("replaces a pod, completes a Job, finds a Service's pods, and filters by label", async () => {
      const step = "basics.objects-detail-2";
      await learner.chooseFromMenu(walk.pods("web").first(), walk.nls("commands.deletePod"));
      await walk.seePart(step, "podReplaced");
      await walk.openManifest(step, "job");
      await walk.apply("Job hello-job");
      await walk.seePart(step, "jobCompleted");
      await walk.openManifest(step, "service");
      await walk.apply("Service web");
      await walk.seePart(step, "serviceHasEndpoints");
      await walk.press(step, "filterByLabel");
      await learner.typeInto("app=web");
      await learner.page.getByText(walk.l10n("Filter: {0}").replace("{0}", "app=web")).first().waitFor();
      await walk.seeTick(step);
      await learner.runCommand(walk.nls("commands.clearLabelFilter"));
    });

    it("shows the control plane", async () => {
      await learner.runCommand(walk.nls("commands.openCourse"));
      await walk.press("architecture.overview", "cluster.focus");
      await learner.expand(walk.l10n("Control plane"));
      await learner.treeItem("kube-scheduler").first().waitFor();
      await walk.seeTick("architecture.overview");
    });

    it("tells what happened to a pod, and leads from there into the tree", async () => {
      await learner.chooseFromMenu(walk.pods("web").first(), walk.nls("commands.showTrace"));
      await learner.webview().getByRole("heading", { name: "web-" }).waitFor();
      await learner.screenshot("course-trace");
      await walk.seeTick("architecture.control-plane");
    });

    it("moves the pods of a node that stops", async () => {
      const step = "architecture.data-plane";
      const node = await learner.nodeOf(walk.pods("web").first());
      await learner.chooseFromMenu(learner.treeItem(node).first(), walk.nls("commands.stopNode"));
      await learner.treeItem(node).filter({ hasText: "NotReady" }).first().waitFor();
      await walk.seeTick(step);
    });

    it("looks for the tools of this machine", async () => {
      await walk.press("architecture.cluster-setup", "checkTools");
      await learner
        .webview()
        .getByRole("heading", { name: walk.l10n("Tools on this machine") })
        .waitFor();
      await walk.seeTick("architecture.cluster-setup");
    });

    it("explains the fields of a ClusterConfig", async () => {
      const step = "eks.creation-workflow";
      await learner.runCommand(walk.nls("commands.openCourse"));
      await walk.openManifest(step, "clusterconfig");
      const name = (await learner.page.locator(".tab.active").getAttribute("data-resource-name")) ?? "";
      for (const field of ["region", "version"]) await learner.hover(field);
      await walk.openStep(step);
      assert.equal(await walk.isTicked(step), false);
      await learner.leaveHover();
      await learner.page.locator(`.tab[data-resource-name="${name}"]`).click();
      await learner.hover("name");
      await walk.seeTick(step);
    });

    it("asks three questions", async () => {
      const file = path.join(repositoryFolder, `walkthroughs/eks/questions.${locale}.json`);
      const questions = JSON.parse(readFileSync(file, "utf8")) as Question[];
      await walk.press("eks.what-happens", "answerQuestions", "eks");
      for (const question of questions) {
        const right = question.options.find(({ isRight }) => isRight);
        assert.ok(right);
        await learner.pick(right.text);
        await learner.pick(question === questions.at(-1) ? walk.l10n("Finish") : walk.l10n("Next question"));
      }
      await walk.seeTick("eks.what-happens");
    });

    it("finds both addresses in the tree", async () => {
      await learner.treeItem(walk.l10n("API endpoint")).click();
      await walk.seePart("eks.communication", "apiEndpointShown");
      await learner
        .treeItem(/^kubelet/)
        .first()
        .click();
      await walk.seeTick("eks.communication");
    });

    it("hears of kubectl in its terminal", async () => {
      await walk.press("eks.high-level", "openClusterTerminal");
      await learner.page.locator(".terminal-wrapper .xterm-screen").first().click();
      await learner.page.keyboard.type("kubectl get nodes");
      await learner.page.keyboard.press("Enter");
      await learner.page.locator(".xterm-rows > div").filter({ hasText: "control-plane" }).first().waitFor();
      await walk.seeTick("eks.high-level");
    });

    it("cleans up and exports how far the learner is", async () => {
      await walk.press("eks.next", "cleanUpCourse");
      await learner.page.locator(".monaco-dialog-box").waitFor();
      await learner.screenshot("course-clean-up");
      await learner.answerDialog(walk.l10n("Clean Up"));
      await walk.pods("web").first().waitFor({ state: "detached" });
      await walk.seeTick("eks.next");
      await walk.press("eks.next", "exportProgress");
      const saved = path.join(seat.folder.path, "kubernetes-workshop-progress.json");
      await learner.acceptInput(saved);
      await learner.page.locator(".tab", { hasText: "kubernetes-workshop-progress.json" }).waitFor();
      const progress = JSON.parse(await readFile(saved, "utf8")) as ProgressFile;
      assert.equal(progress.stepsDone, stepIds.length);
    });
  });
}
