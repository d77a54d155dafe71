import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import {
  ApiClusterSource,
  ClusterConnection,
  loadKubeconfig,
  ObjectReader,
  ObjectWriter,
  selectContext,
} from "../../src/cluster/index.ts";
import { ClusterTree } from "../../src/clusterTree/clusterTree.ts";
import { CourseProgress } from "../../src/course/progress.ts";
import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import { servePracticeCluster } from "kubernetes-practice-cluster/servePracticeCluster";
import { practiceTarget } from "../../src/session/connectionTarget.ts";
import { LearnerObjects } from "../../src/features/course/learnerObjects.ts";
import { silentLog } from "kubernetes-practice-cluster/test/support/controllerWorld";
import { NotYet, waitFor } from "@kubernetes-workshop/hosts/waitFor";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const labels = { app: "web" };
const deployment = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web", namespace: "default" },
  spec: {
    replicas: 3,
    selector: { matchLabels: labels },
    template: { metadata: { labels }, spec: { containers: [{ name: "web", image: "nginx:1.29" }] } },
  },
};

describe("the course, after the practice cluster was restarted", function () {
  this.timeout(60_000);
  let folder: string;
  before(async () => (folder = await mkdtemp(path.join(tmpdir(), "practice-restart-"))));
  after(() => rm(folder, { recursive: true, force: true }));

  /** Does something while the practice cluster runs, on what it has kept of the last time. */
  async function whileItRuns(
    progress: CourseProgress,
    run: (writer: ObjectWriter, learner: LearnerObjects) => Promise<void>,
  ): Promise<void> {
    const kubeconfigPath = path.join(folder, "kubeconfig");
    const practice = await servePracticeCluster({
      log: silentLog,
      readSchema: (file) => readFile(path.join(schemaFolder, file), "utf8"),
      storageFile: path.join(folder, "objects.jsonl"),
      kubeconfigPath,
    });
    const owned: Disposable[] = [];
    try {
      const config = await loadKubeconfig([kubeconfigPath]);
      const kubeContext = config.currentContext;
      const connection = new ClusterConnection(() => selectContext(config, kubeContext));
      const tree = new ClusterTree(new ApiClusterSource(connection, silentLog));
      owned.push(connection, tree);
      await tree.ready;
      const objects = new ObjectReader(connection, "default", silentLog);
      const kubeconfigFiles = [kubeconfigPath];
      const { server } = practice;
      const session = { target: practiceTarget, kubeContext, kubeconfigFiles, server, objects, tree };
      const observe = (look: Parameters<ConstructorParameters<typeof LearnerObjects>[2]>[0]): void =>
        progress.observe({ event: "objectsChanged", ...look });
      const learner = new LearnerObjects(session, "me", observe, silentLog);
      owned.push(learner);
      await run(new ObjectWriter(connection, objects), learner);
    } finally {
      for (const each of owned.toReversed()) each.dispose();
      await practice.stop();
    }
  }

  /** Waits until three pods are ready, and answers with their names. */
  async function readyPods(learner: LearnerObjects): Promise<string[]> {
    return await waitFor("three ready pods", () => {
      const ready = learner.objects.pods.filter(({ status }) => hasCondition(status?.conditions, "Ready"));
      const names = ready.map(({ metadata }) => metadata?.name ?? "");
      return names.length === 3 ? names : new NotYet(names);
    });
  }

  it("takes the pods that it starts anew for no replacement, but one that is deleted then", async () => {
    // As within one window, which connects again.
    const progress = new CourseProgress();
    const ticked = (part: "deploymentReady" | "podReplaced" | "podsMoved"): boolean =>
      progress.state.done[part] !== undefined;
    let before: string[] = [];
    await whileItRuns(progress, async (writer, learner) => {
      await writer.apply(deployment);
      before = await readyPods(learner);
      await waitFor("the tick of the Deployment", () => ticked("deploymentReady"));
    });
    await whileItRuns(progress, async (writer, learner) => {
      const [name = ""] = await readyPods(learner);
      assert.ok(!before.includes(name), "the pods are the same");
      // What was seen of them has been told, too, once something later was.
      await writer.apply({
        apiVersion: "v1",
        kind: "Service",
        metadata: { name: "later" },
        spec: { ports: [{ port: 80 }] },
      });
      await waitFor("the Service", () => learner.objects.services.length === 1);
      learner.tell();
      assert.deepEqual([ticked("podReplaced"), ticked("podsMoved")], [false, false]);
      await writer.delete({ apiVersion: "v1", kind: "Pod", name, namespace: "default" });
      await waitFor("the tick of the replacement", () => ticked("podReplaced"));
    });
  });
});
