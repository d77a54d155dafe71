import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";
import { waitFor } from "@kubernetes-workshop/hosts/waitFor";
import type { Question } from "../../src/course/questions/question.ts";
import { axeFindings } from "../support/axeFindings.ts";
import { KeyboardWalk } from "../support/course/keyboardWalk.ts";
import type { Keyboard } from "../support/keyboard.ts";
import type { Learner } from "../support/learner.ts";
import { seatedLearner } from "../support/seatedLearner.ts";

const workers = ["ip-192-168-83-219", "ip-192-168-48-107", "ip-192-168-12-34"];

/** The whole course in the theme of high contrast, without touching the pointer once. */
describe("the course by keyboard alone, in high contrast", () => {
  const seat = seatedLearner({
    locale: "en",
    window: { width: 1800, height: 1500 },
    userSettings: {
      "window.autoDetectColorScheme": false,
      "workbench.colorTheme": "Default High Contrast",
      "terminal.integrated.gpuAcceleration": "off",
    },
  });
  let learner: Learner;
  let walk: KeyboardWalk;
  let keyboard: Keyboard;

  before(() => {
    learner = seat.learner();
    walk = new KeyboardWalk(learner, "en", "course-by-keyboard");
    keyboard = walk.keyboard;
  });

  it("begins with a cluster, its nodes, and their pods", async () => {
    await keyboard.command(walk.nls("commands.openCourse"));
    const page = await walk.page();
    assert.equal(
      await page.evaluate<boolean>('document.body.classList.contains("vscode-high-contrast")'),
      true,
    );
    await walk.press("basics.welcome", "startPractice");
    await walk.seeTick("basics.welcome");
    await walk.press("basics.what-is-kubernetes", "cluster.focus");
    await walk.expand(walk.l10n("Workloads"));
    await walk.seeTick("basics.what-is-kubernetes");
    for (const worker of workers) await walk.expand(worker);
    await walk.seeTick("basics.nodes");
  });

  it("explains a field, and has a pod run", async () => {
    const step = "basics.objects-overview";
    await walk.openManifest(step, "pod");
    await walk.explain("containerPort:");
    await walk.seePart(step, "podFieldExplained");
    await walk.apply("Pod hello");
    await walk.seeTick(step);
  });

  it("rolls out, rolls back, and puts a pod on every node", async () => {
    const step = "basics.objects-detail-1";
    await walk.openManifest(step, "deployment");
    await walk.apply("Deployment web");
    await walk.seePart(step, "deploymentReady");
    await walk.press(step, "setImage");
    await keyboard.pick("web");
    await keyboard.answerInput("public.ecr.aws/nginx/nginx:1.29-alpine");
    await walk.seePart(step, "revisionRolledOut");
    await walk.press(step, "rollBack");
    await keyboard.pick("web");
    await keyboard.pick(walk.l10n("Revision {0}").replace("{0}", "1"));
    await walk.seePart(step, "revisionRolledBack");
    await walk.openManifest(step, "daemonset");
    await walk.apply("DaemonSet node-exporter");
    await walk.seeTick(step);
    assert.deepEqual(await axeFindings(await walk.page()), []);
  });

  it("replaces a pod, completes a Job, finds a Service's pods, and filters by label", async () => {
    const step = "basics.objects-detail-2";
    await walk.chooseFromMenu(/^web-/, walk.nls("commands.deletePod"));
    await walk.seePart(step, "podReplaced");
    await walk.openManifest(step, "job");
    await walk.apply("Job hello-job");
    await walk.seePart(step, "jobCompleted");
    await walk.openManifest(step, "service");
    await walk.apply("Service web");
    await walk.seePart(step, "serviceHasEndpoints");
    await walk.press(step, "filterByLabel");
    await keyboard.answerInput("app=web");
    await walk.seeTick(step);
    await keyboard.command(walk.nls("commands.clearLabelFilter"));
  });

  it("looks at the control plane, and at what happened", async () => {
    await walk.press("architecture.overview", "cluster.focus");
    await walk.expand(walk.l10n("Control plane"));
    await walk.seeTick("architecture.overview");
    await walk.chooseFromMenu(/^web-/, walk.nls("commands.showTrace"));
    await learner.webview().getByRole("heading", { name: "web-" }).waitFor();
    await walk.seeTick("architecture.control-plane");
  });

  it("moves the pods of a node that stops, and looks for tools", async () => {
    const node = await learner.nodeOf(walk.pods("web").first());
    await walk.chooseFromMenu(node, walk.nls("commands.stopNode"));
    await walk.seeTick("architecture.data-plane");
    await walk.press("architecture.cluster-setup", "checkTools");
    await walk.seeTick("architecture.cluster-setup");
  });

  it("explains the fields of a ClusterConfig", async () => {
    const step = "eks.creation-workflow";
    await walk.openManifest(step, "clusterconfig");
    for (const field of ["region:", 'version: "', "minSize:"]) await walk.explain(field);
    await walk.seeTick(step);
  });

  it("answers questions, and finds both addresses", async () => {
    const file = path.join(repositoryFolder, "walkthroughs/eks/questions.en.json");
    const questions = JSON.parse(readFileSync(file, "utf8")) as Question[];
    await walk.press("eks.what-happens", "answerQuestions", "eks");
    for (const question of questions) {
      await keyboard.pick(question.options.find(({ isRight }) => isRight)?.text ?? "");
      await keyboard.pick(question === questions.at(-1) ? walk.l10n("Finish") : walk.l10n("Next question"));
    }
    await walk.seeTick("eks.what-happens");
    for (const row of [walk.l10n("API endpoint"), /^kubelet/]) {
      await keyboard.rowOfTree(walk.focusTree, row);
      await keyboard.press("Enter");
    }
    await walk.seeTick("eks.communication");
  });

  it("uses kubectl, and cleans up", async () => {
    await walk.press("eks.high-level", "openShell");
    const terminal = learner.page.locator(".terminal-wrapper.active .xterm-rows");
    await terminal.filter({ hasText: "$" }).waitFor();
    await waitFor("the focus in the terminal", async () => {
      const focused = learner.page.locator(".terminal-wrapper.active .xterm:focus-within");
      return (await focused.count()) > 0;
    });
    await keyboard.type("kubectl get nodes");
    await keyboard.press("Enter");
    await walk.seeTick("eks.high-level");
    await walk.press("eks.next", "cleanUpCourse");
    await keyboard.answerDialog(walk.l10n("Clean Up"));
    await walk.seeTick("eks.next");
    assert.deepEqual(await axeFindings(await walk.page()), []);
  });
});
