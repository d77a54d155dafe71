import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { packageExtension } from "../../scripts/packageExtension.ts";
import type { ProgressFile } from "../../src/course/progressFile.ts";
import { learnerLabel } from "../../src/course/courseObjects.ts";
import type { StepId } from "../../src/course/steps.ts";
import { launchBrowser } from "@kubernetes-workshop/hosts/codeServer/chromium";
import type { CodeServer } from "@kubernetes-workshop/hosts/codeServer/codeServer";
import { startCodeServer } from "@kubernetes-workshop/hosts/codeServer/start";
import type { ControlPlane } from "@kubernetes-workshop/hosts/controlPlane/controlPlane";
import { workers } from "@kubernetes-workshop/hosts/controlPlane/node";
import { startControlPlane } from "@kubernetes-workshop/hosts/controlPlane/start";
import { CourseWalk } from "../support/course/courseWalk.ts";
import { objectsOfOthers } from "../support/course/objectsOfOthers.ts";
import { Learner } from "../support/learner.ts";
import { TemporaryFolder } from "@kubernetes-workshop/hosts/temporaryFolder";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";

/** The steps that put something into the cluster. */
const makingSteps: readonly StepId[] = [
  "basics.objects-overview",
  "basics.objects-detail-1",
  "basics.objects-detail-2",
];

/**
 * The course on a cluster that is not the practice cluster, and that others use, too: the steps whose subject is the
 * cluster. Tools, ClusterConfig, questions and terminal are the same there, and are in the test of the practice
 * cluster.
 */
describe("the course on a real API server", () => {
  const folder = new TemporaryFolder("workspace");
  let controlPlane: ControlPlane;
  let browser: Browser;
  let server: CodeServer;
  let learner: Learner;
  let walk: CourseWalk;

  before(async () => {
    controlPlane = await startControlPlane({ name: "course" });
    for (const [index, [name, labels]] of Object.entries(workers).entries())
      await controlPlane.createNode(name, labels, `10.0.0.${index + 1}`);
    const others = [
      objectsOfOthers("others"),
      objectsOfOthers("neighbours", { [learnerLabel]: "learner-00000000" }),
    ];
    for (const manifests of others) {
      const { code, stderr } = await controlPlane.kubectl(["apply", "-f", "-"], { input: manifests });
      assert.equal(code, 0, stderr);
    }
    for (const name of ["others", "neighbours"]) await settled(name);
    server = await startCodeServer({
      locale: "en",
      vsix: await packageExtension(),
      env: { KUBECONFIG: controlPlane.kubeconfigPath },
    });
    browser = await launchBrowser();
    learner = await Learner.sitDown(browser, server, folder.path, "en", { width: 1800, height: 1500 });
    walk = new CourseWalk(learner, "en", "course-real");
  });

  after(async () => {
    await browser.close();
    await server.stop();
    await controlPlane.stop();
    await folder.remove();
  });

  afterEach(async function () {
    if (this.currentTest?.state === "failed") await learner.screenshot("course-real-failed");
  });

  /** Waits until all that others have is as they want it. */
  async function settled(name: string): Promise<void> {
    const wanted = {
      [`pod/${name}`]: "{.status.phase}=Running",
      [`deployment/${name}`]: "{.status.readyReplicas}=3",
      [`daemonset/${name}`]: "{.status.numberReady}=3",
      [`job/${name}`]: "{.status.succeeded}=1",
    };
    for (const [object, state] of Object.entries(wanted)) {
      const { code, stderr } = await controlPlane.kubectl([
        "wait",
        object,
        `--for=jsonpath=${state}`,
        "--timeout=30s",
      ]);
      assert.equal(code, 0, stderr);
    }
  }

  /** Accepts the question before a change, which has to name this cluster. */
  const accept = async (action: string, ...named: string[]): Promise<void> =>
    walk.accept(action, ["admin", controlPlane.server, ...named]);

  const apply = async (object: string): Promise<void> => {
    await Promise.all([walk.apply(object), accept("Apply", object)]);
  };

  /** Others make pods meanwhile, so that a row may move away from under the pointer: then the question names another. */
  async function askToDelete(pod: string): Promise<void> {
    await waitFor(`the question about ${pod}`, async () => {
      await learner.chooseFromMenu(walk.pods(pod).first(), walk.nls("commands.deletePod"));
      const question = learner.page.locator(".monaco-dialog-box");
      const text = (await question.textContent()) ?? "";
      if (text.includes(`${pod}-`)) return true;
      await learner.page.keyboard.press("Escape");
      await question.waitFor({ state: "detached" });
      return new NotYet(text);
    });
  }

  async function assertNothingTicked(steps: readonly StepId[]): Promise<void> {
    for (const step of steps) {
      assert.deepEqual(await walk.doneParts(step), [], step);
      assert.equal(await walk.isTicked(step), false, step);
    }
  }

  it("begins with the context that was chosen", async () => {
    await learner.runCommand(walk.nls("commands.openCourse"));
    await walk.press("basics.welcome", "selectContext");
    await learner.pick("admin");
    for (const name of Object.keys(workers)) await learner.treeItem(name).first().waitFor();
    await walk.seeTick("basics.welcome");
  });

  it("shows the nodes", async () => {
    await walk.press("basics.what-is-kubernetes", "cluster.focus");
    await learner.expand(walk.l10n("Workloads"));
    await walk.seeTick("basics.what-is-kubernetes");
  });

  it("shows the pods of a node", async () => {
    await learner.expandAll(Object.keys(workers).reverse());
    await walk.pods("others").nth(2).waitFor();
    await walk.seeTick("basics.nodes");
  });

  it("ticks nothing for what others have, once Check has read the cluster", async () => {
    await walk.openManifest("basics.objects-overview", "pod");
    // Check answers once it knows what the learner has in the cluster.
    await walk.check("basics.objects-overview", "Hover over a field");
    await learner.screenshot("course-real-check");
    await assertNothingTicked(makingSteps);
  });

  it("has the learner's own pod run, and ticks no other step for what others do meanwhile", async () => {
    for (const name of ["others", "neighbours"]) {
      const image = `public.ecr.aws/nginx/nginx:1.29-alpine`;
      await controlPlane.kubectl(["set", "image", `deployment/${name}`, `nginx=${image}`]);
      await controlPlane.kubectl(["rollout", "status", `deployment/${name}`, "--timeout=30s"]);
      await controlPlane.kubectl(["rollout", "undo", `deployment/${name}`]);
      await controlPlane.kubectl(["rollout", "status", `deployment/${name}`, "--timeout=30s"]);
      await controlPlane.kubectl(["delete", "pod", `--selector=team=${name},pod-template-hash`, "--wait"]);
      await settled(name);
    }
    await learner.page.locator(".tab", { hasText: "pod.yaml" }).click();
    await learner.hover("containerPort");
    await walk.seePart("basics.objects-overview", "podFieldExplained");
    assert.equal(await walk.isTicked("basics.objects-overview"), false);
    await learner.page.locator(".tab", { hasText: "pod.yaml" }).click();
    await Promise.all([
      walk.apply("Pod hello"),
      learner.allowChanges("admin").then(() => accept("Apply", "Pod hello")),
    ]);
    await learner
      .treeItem(/^hello/)
      .filter({ hasText: "Running 1/1" })
      .first()
      .waitFor();
    await walk.seeTick("basics.objects-overview");
    await assertNothingTicked(makingSteps.slice(1));
  });

  it("rolls out, rolls back, and puts a pod on every node", async () => {
    const step = "basics.objects-detail-1";
    await walk.openManifest(step, "deployment");
    await apply("Deployment web");
    await walk.seePart(step, "deploymentReady");
    await walk.press(step, "setImage");
    await learner.pick("web");
    await learner.typeInto("public.ecr.aws/nginx/nginx:1.29-alpine");
    await accept("Roll Out", "Deployment web");
    await walk.seePart(step, "revisionRolledOut");
    await walk.press(step, "rollBack");
    await learner.pick("web");
    await learner.pick("Revision 1");
    await accept("Roll Back", "Deployment web");
    await walk.seePart(step, "revisionRolledBack");
    await walk.openManifest(step, "daemonset");
    await apply("DaemonSet node-exporter");
    await walk.seeTick(step);
  });

  it("replaces a pod, completes a Job, finds a Service's pods, and filters by label", async () => {
    const step = "basics.objects-detail-2";
    await askToDelete("web");
    await accept("Delete", "web-");
    await walk.seePart(step, "podReplaced");
    await walk.openManifest(step, "job");
    await apply("Job hello-job");
    await walk.seePart(step, "jobCompleted");
    await walk.openManifest(step, "service");
    await apply("Service web");
    await walk.seePart(step, "serviceHasEndpoints");
    await walk.press(step, "filterByLabel");
    await learner.typeInto("app=web");
    await walk.pods("others").first().waitFor({ state: "detached" });
    await walk.seeTick(step);
    await learner.runCommand(walk.nls("commands.clearLabelFilter"));
    await walk.pods("others").first().waitFor();
  });

  it("shows the control plane, as far as the cluster tells of it", async () => {
    await walk.press("architecture.overview", "cluster.focus");
    await learner.expand("Control plane");
    await learner.treeItem("API server is ready").filter({ hasText: "checks passed" }).waitFor();
    await walk.seeTick("architecture.overview");
  });

  it("tells the story of the learner's pod, and ticks nothing for that of another's", async () => {
    const step = "architecture.control-plane";
    await learner.chooseFromMenu(walk.pods("others").first(), walk.nls("commands.showTrace"));
    await learner.webview().getByRole("heading", { name: "others-" }).waitFor();
    assert.equal(await walk.isTicked(step), false);
    await learner.chooseFromMenu(walk.pods("web").first(), walk.nls("commands.showTrace"));
    await learner.webview().getByRole("heading", { name: "web-" }).waitFor();
    await learner.screenshot("course-real-trace");
    await walk.seeTick(step);
  });

  it("moves a pod of a node that is cordoned", async () => {
    const step = "architecture.data-plane";
    const pod = walk.pods("web").first();
    const node = await learner.nodeOf(pod);
    const row = learner.treeItem(node).first();
    const cordoned = learner.treeItem(node).filter({ hasText: "SchedulingDisabled" });
    await learner.chooseFromMenu(row, walk.nls("commands.cordonNode"));
    await accept("Cordon", node);
    await cordoned.waitFor();
    assert.equal(await walk.isTicked(step), false);
    await learner.chooseFromMenu(pod, walk.nls("commands.deletePod"));
    await accept("Delete", "web-");
    await walk.seeTick(step);
    await learner.chooseFromMenu(row, walk.nls("commands.uncordonNode"));
    await accept("Uncordon", node);
    await cordoned.waitFor({ state: "detached" });
  });

  it("finds both addresses in the tree", async () => {
    const step = "eks.communication";
    await learner.treeItem("API endpoint").filter({ hasText: controlPlane.server }).click();
    await walk.seePart(step, "apiEndpointShown");
    await learner
      .treeItem(/^kubelet/)
      .filter({ hasText: "10.0.0.1:10250" })
      .click();
    await walk.seeTick(step);
  });

  it("cleans up what the learner made, and nothing else", async () => {
    const before = await uidsOfOthers();
    await walk.press("eks.next", "cleanUpCourse");
    const dialog = learner.page.locator(".monaco-dialog-box");
    const text = await dialog.innerText();
    await learner.screenshot("course-real-clean-up");
    assert.doesNotMatch(text, /others|neighbours/);
    await accept("Clean Up", "Pod hello", "Deployment web", "DaemonSet", "Job hello-job", "Service web");
    await walk.pods("web").first().waitFor({ state: "detached" });
    await walk.seeTick("eks.next");
    assert.deepEqual(await uidsOfOthers(), before);
    const left = ["get", "pods,deployments,replicasets,daemonsets,jobs,services,endpointslices"];
    await controlPlane.waitFor("nothing of the learner's to be left", async () => {
      const { stdout } = await controlPlane.kubectl([
        ...left,
        `--selector=${learnerLabel},${learnerLabel}!=learner-00000000`,
        "--output=name",
      ]);
      return stdout === "" || new NotYet(stdout);
    });
  });

  it("exports exactly the steps that were done", async () => {
    await walk.press("eks.next", "exportProgress");
    const saved = path.join(folder.path, "kubernetes-workshop-progress.json");
    await learner.acceptInput(saved);
    await learner.page.locator(".tab", { hasText: "kubernetes-workshop-progress.json" }).waitFor();
    const { steps } = JSON.parse(await readFile(saved, "utf8")) as ProgressFile;
    assert.deepEqual(
      steps.filter(({ done }) => !done).map(({ id }) => id),
      ["architecture.cluster-setup", "eks.creation-workflow", "eks.what-happens", "eks.high-level"],
    );
  });

  /** The uids of all that others have, sorted. */
  async function uidsOfOthers(): Promise<string[]> {
    const { stdout } = await controlPlane.kubectl([
      "get",
      "pods,deployments,replicasets,daemonsets,jobs,services",
      "--selector=team in (others, neighbours)",
      "--output=jsonpath={.items[*].metadata.uid}",
    ]);
    const uids = stdout.split(" ").sort();
    assert.ok(uids.length > 20, `${uids.length} objects of others`);
    return uids;
  }
});
