import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { CourseProgress } from "../../../src/course/progress.ts";
import { FollowCourse } from "../../../src/features/course/followCourse.ts";
import { Learner } from "../../../src/session/learner.ts";
import { Ticks } from "../../../src/features/course/ticks.ts";
import { PracticeHost } from "../../../src/features/practice/practiceHost.ts";
import { ChangePermissions } from "../../../src/session/changePermissions.ts";
import { ClusterConnector } from "../../../src/session/clusterConnector.ts";
import { confirmed } from "../../../src/session/confirmed.ts";
import { practiceTarget } from "../../../src/session/connectionTarget.ts";
import { dialogs } from "../../../src/vscode/dialogs.ts";
import { kubeconfigInUse } from "../../../src/vscode/kubeconfigInUse.ts";
import { Memory } from "@kubernetes-workshop/testing/memory";
import { percentile } from "../percentile.ts";
import { report } from "./report.ts";

const rounds = 20;

const name = "ticking";
// Without a selector no controller has a part in it: once the slice is stored, the step's part is done.
const service = { apiVersion: "v1", kind: "Service", metadata: { name }, spec: { ports: [{ port: 80 }] } };
const slice = {
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name, labels: { "kubernetes.io/service-name": name } },
  addressType: "IPv4",
  endpoints: [{ addresses: ["192.0.2.1"], conditions: { ready: true } }],
  ports: [{ port: 80 }],
};

describe("figures of the course", () => {
  it("change in the cluster to the tick", async function () {
    this.timeout(120_000);
    const storagePath = await mkdtemp(path.join(tmpdir(), "kubernetes-workshop-bench-"));
    const log = vscode.window.createOutputChannel("bench of the course", { log: true });
    const practice = new PracticeHost({ extensionPath: path.resolve(__dirname, "../.."), storagePath }, log);
    const cluster = new ClusterConnector(
      new Memory(),
      practice,
      kubeconfigInUse,
      dialogs,
      new ChangePermissions(new Memory(), () => []),
      log,
    );
    const progress = new CourseProgress();
    const ticks = new Ticks();
    progress.onDidChange((state) => ticks.show(state));
    const follow = new FollowCourse(cluster, new Learner(new Memory()), progress, log);
    try {
      await cluster.connect(practiceTarget);
      const { session } = cluster;
      assert.ok(session, "the practice cluster is not connected");
      const changed = [service, slice].map((object) => ({ ...object, name }));
      const writer = await confirmed(session, { objects: changed });
      assert.ok(writer, "the practice cluster asks");
      await follow.begin()?.ready;
      const times: number[] = [];
      for (let round = 0; round < rounds; round++) {
        for (const object of [slice, service]) await writer.delete({ ...object, name });
        await until(progress, () => countOf(follow) === 0);
        // What was there before a reset proves nothing, so the Service is made after it.
        progress.reset();
        await writer.apply(service);
        await until(progress, () => countOf(follow) === 1);
        const ticked = until(progress, ({ state }) => state.done.serviceHasEndpoints !== undefined);
        await writer.apply(slice);
        const answered = performance.now();
        await ticked;
        // VS Code takes commands in order: when it has answered this one, the keys before it are set.
        await vscode.commands.executeCommand("setContext", "kubernetesWorkshop.bench", round);
        times.push(performance.now() - answered);
      }
      report("course: change in the cluster to the tick, median", percentile(times, 0.5));
      report("course: change in the cluster to the tick, p95", percentile(times, 0.95));
    } finally {
      follow.dispose();
      ticks.dispose();
      cluster.dispose();
      practice.dispose();
      log.dispose();
      await rm(storagePath, { recursive: true, force: true });
    }
  });
});

function countOf({ objects }: FollowCourse): number {
  return (objects?.services ?? []).length + (objects?.endpointSlices ?? []).length;
}

/** Settles once something holds of the course, which is asked at each observation. */
function until(progress: CourseProgress, holds: (progress: CourseProgress) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds(progress)) return;
      for (const each of listening) each.dispose();
      resolve();
    };
    const listening = [progress.onDidObserve(look), progress.onDidChange(look)];
    look();
  });
}
