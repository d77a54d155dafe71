import assert from "node:assert/strict";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { LiveList } from "../../../../src/clusterTree/clusterSource.ts";
import { FollowedRollout, isRolling } from "../../../../src/features/workloads/followedRollout.ts";
import { InMemoryList } from "../../clusterTree/inMemoryCluster.ts";

type Listed = KubernetesObject & { readonly uid: string };

/** The Deployment `web` with three replicas, of which some run the new template. */
function deployment(generation: number, updated: number, status: object = {}): Listed {
  return {
    uid: "web",
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { uid: "web", name: "web", namespace: "shop", generation },
    spec: { replicas: 3, selector: { matchLabels: { app: "web" } } },
    status: {
      observedGeneration: generation,
      replicas: 3,
      updatedReplicas: updated,
      availableReplicas: 3,
      ...status,
    },
  };
}

/** A pod that cannot pull its image. */
function brokenPod(uid: string): Listed {
  const waiting = { reason: "ImagePullBackOff" };
  return {
    uid,
    apiVersion: "v1",
    kind: "Pod",
    metadata: { uid, name: `web-${uid}`, namespace: "shop" },
    status: { phase: "Pending", containerStatuses: [{ name: "web", state: { waiting } }] },
  };
}

describe("A followed rollout", () => {
  let workloads: InMemoryList<Listed>;
  let pods: InMemoryList<Listed>;
  let asked: unknown[];
  let reports: string[];
  let elapse: (() => void) | undefined;
  let stop: Emitter<undefined>;
  let rollout: FollowedRollout;
  beforeEach(() => {
    [workloads, pods] = [new InMemoryList(), new InMemoryList()];
    [asked, reports, elapse] = [[], [], undefined];
    stop = new Emitter();
  });
  afterEach(() => rollout[Symbol.dispose]());

  /** Follows the rollout of the given Deployment, with the lists as they are then. */
  const follow = async (before = deployment(1, 3)): Promise<void> => {
    assert.ok(isRolling(before));
    const lists = [workloads, pods];
    // A list is of whole objects here, as the rollout asks for.
    const followList = (apiVersion: string, kind: string, selection: object): Promise<LiveList<never>> => {
      asked.push({ apiVersion, kind, ...selection });
      return Promise.resolve(lists[asked.length - 1] as unknown as LiveList<never>);
    };
    rollout = await FollowedRollout.of({ follow: followList }, before, (callback) => {
      elapse = callback;
      return () => (elapse = undefined);
    });
  };
  const end = (generation = 2): ReturnType<FollowedRollout["end"]> =>
    rollout.end(generation, stop.event, ({ updated, wanted }) => reports.push(`${updated}/${wanted}`));

  it("watches the workload by its name, and the pods by its selector", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    assert.deepEqual(asked, [
      { apiVersion: "apps/v1", kind: "Deployment", namespace: "shop", fieldSelector: "metadata.name=web" },
      { apiVersion: "v1", kind: "Pod", namespace: "shop", labelSelector: "app=web" },
    ]);
  });

  it("reports the progress, and ends when all pods are updated", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    const ended = end();
    for (const updated of [1, 2, 3]) workloads.put(deployment(2, updated));
    assert.deepEqual(await ended, { is: "complete", pods: 3 });
    assert.deepEqual(reports, ["1/3", "2/3"]);
  });

  it("takes no state from before the change for the end", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    const ended = end();
    workloads.put(deployment(1, 3));
    assert.deepEqual(reports, []);
    workloads.put(deployment(2, 1));
    assert.deepEqual(reports, ["1/3"]);
    workloads.put(deployment(2, 3));
    assert.deepEqual(await ended, { is: "complete", pods: 3 });
  });

  it("knows what has happened before it is asked for the end", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    workloads.put(deployment(2, 3));
    assert.deepEqual(await end(), { is: "complete", pods: 3 });
  });

  it("is stuck by a pod that came with the change, not by one from before", async () => {
    workloads.list(deployment(1, 3));
    pods.list(brokenPod("old"));
    await follow();
    const ended = end();
    workloads.put(deployment(2, 1));
    assert.deepEqual(reports, ["1/3"]);
    pods.put(brokenPod("new"));
    assert.deepEqual(await ended, { is: "stuck", pod: "web-new", reason: "ImagePullBackOff" });
  });

  it("fails when its controller gives up", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    const ended = end();
    const message = "ReplicaSet web-1 has timed out progressing.";
    const gaveUp = { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message };
    workloads.put(deployment(2, 1, { conditions: [gaveUp] }));
    assert.deepEqual(await ended, { is: "failed", reason: message });
  });

  it("is followed without its pods where those may not be read", async () => {
    workloads.list(deployment(1, 3));
    pods.fail(new Error("pods is forbidden"));
    await follow();
    const ended = end();
    workloads.put(deployment(2, 3));
    assert.deepEqual(await ended, { is: "complete", pods: 3 });
  });

  for (const [what, happen] of [
    ["the workload is deleted", () => workloads.remove("web")],
    ["the user stops waiting", () => stop.fire(undefined)],
    ["it takes too long", () => elapse?.()],
  ] as const)
    it(`has no end when ${what}`, async () => {
      workloads.list(deployment(1, 3));
      pods.list();
      await follow();
      const ended = end();
      happen();
      assert.equal(await ended, undefined);
    });

  it("lets go of its lists and its timer", async () => {
    workloads.list(deployment(1, 3));
    pods.list();
    await follow();
    void end();
    assert.ok(elapse);
    rollout[Symbol.dispose]();
    assert.ok(workloads.isDisposed && pods.isDisposed);
    assert.equal(elapse, undefined);
  });
});

describe("What rolls out", () => {
  it("is a Deployment, a StatefulSet or a DaemonSet of Kubernetes", () => {
    const of = (apiVersion: string, kind: string): boolean => isRolling({ apiVersion, kind, metadata: {} });
    for (const kind of ["Deployment", "StatefulSet", "DaemonSet"]) assert.ok(of("apps/v1", kind));
    for (const kind of ["ReplicaSet", "Pod"]) assert.ok(!of("apps/v1", kind));
    assert.ok(!of("example.com/v1", "Deployment"));
  });
});
