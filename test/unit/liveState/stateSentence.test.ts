import assert from "node:assert/strict";
import type { LiveReading } from "../../../src/liveState/liveReading.ts";
import { readLive } from "../../../src/liveState/readLive.ts";
import { stateSentence } from "../../../src/liveState/stateSentence.ts";
import { madeAt, nowMs, object, podOf } from "./liveObjects.ts";

/** What is said of an object, read from a cluster with these lists by the plural of their kind. */
async function said(
  live: ReturnType<typeof object>,
  lists: Readonly<Record<string, readonly object[]>> = {},
): Promise<string | undefined> {
  const reading = await readLive(
    {
      namespace: "default",
      pathOf: () => Promise.resolve("/object"),
      get: (path) => {
        if (path === "/object") return Promise.resolve(live);
        const items = new Map(Object.entries(lists)).get(path.slice(path.lastIndexOf("/") + 1));
        return items ? Promise.resolve({ items }) : Promise.reject(new Error("forbidden"));
      },
    },
    { apiVersion: live.apiVersion, kind: live.kind, name: "web" },
    new AbortController().signal,
  );
  return reading && stateSentence(reading, nowMs);
}

const replicaSet = {
  metadata: {
    name: "web-1",
    uid: "rs",
    annotations: { "deployment.kubernetes.io/revision": "1" },
    ownerReferences: [{ kind: "Deployment", name: "web", uid: "d", controller: true }],
  },
};
const selector = { matchLabels: { app: "web" } };
const deployment = object("apps/v1", "Deployment", {
  metadata: { uid: "d", generation: 1 },
  spec: { replicas: 2, selector },
  status: { observedGeneration: 1, replicas: 2, updatedReplicas: 2, readyReplicas: 1, availableReplicas: 1 },
});
const ready = {
  phase: "Running",
  conditions: [{ type: "Ready", status: "True" }],
  containerStatuses: [{ name: "web", ready: true, restartCount: 0, state: { running: {} } }],
};
const waits = (reason: string): object => ({
  phase: "Pending",
  conditions: [{ type: "Ready", status: "False" }],
  containerStatuses: [
    { name: "web", image: "nginx:9", ready: false, restartCount: 3, state: { waiting: { reason } } },
  ],
});
const noNode = {
  phase: "Pending",
  conditions: [
    {
      type: "PodScheduled",
      status: "False",
      reason: "Unschedulable",
      message: "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available.",
    },
  ],
};

describe("stateSentence", () => {
  it("says of a pod what it waits for", async () => {
    const pod = (fields: Parameters<typeof podOf>[1]) => object("v1", "Pod", { ...podOf("web", fields) });
    assert.equal(await said(pod({ status: ready })), "The pod is ready. There is nothing left to wait for.");
    assert.match(
      (await said(pod({ status: waits("ImagePullBackOff") }))) ?? "",
      /^`ImagePullBackOff`\. 1 pod is waiting for its image `nginx:1\.29`, which cannot be pulled\./,
    );
    assert.equal(
      await said(pod({ status: waits("CrashLoopBackOff") })),
      "`CrashLoopBackOff`. The container `web` keeps exiting. It is waiting to be restarted.",
    );
    assert.equal(
      await said(pod({ spec: { nodeName: undefined }, status: noNode })),
      "`Pending`. 1 pod is waiting for a node that can take it. The scheduler tries again whenever something changes. Of 3 nodes: 3 without enough CPU.",
    );
    assert.equal(
      await said(pod({ status: { phase: "Succeeded" } })),
      "The pod has completed. There is nothing left to wait for.",
    );
  });

  it("says why a pod isn't as it should be, in the words of the tree", async () => {
    const pod = (fields: Parameters<typeof podOf>[1]) => object("v1", "Pod", { ...podOf("web", fields) });
    const waiting = (state: object, more: object = {}): object => ({
      phase: "Pending",
      containerStatuses: [{ name: "web", ready: false, restartCount: 3, state: { waiting: state }, ...more }],
    });
    const image = {
      reason: "ImagePullBackOff",
      message: 'Back-off pulling image "nginx:1.29": ErrImagePull: manifest unknown',
    };
    assert.match(
      (await said(pod({ status: waiting(image) }))) ?? "",
      /as soon as a pull succeeds\. The registry does not have this image, or does not show it to this cluster\.$/,
    );
    const loop = { reason: "CrashLoopBackOff" };
    const ended = { lastState: { terminated: { exitCode: 127, reason: "Error" } } };
    assert.match(
      (await said(pod({ status: waiting(loop, ended) }))) ?? "",
      /restarted\. Container `web` lacks the command that it should run \(exit code 127\)\.$/,
    );
    const held = pod({ status: { phase: "Succeeded" } });
    assert.equal(
      await said({
        ...held,
        metadata: {
          ...held.metadata,
          deletionTimestamp: new Date(nowMs - 60_000).toISOString(),
          finalizers: ["example.com/backup"],
        },
      }),
      "It is being deleted. The objects that belong to it are deleted first. Finalizers hold back the deletion: `example.com/backup`.",
    );
  });

  it("says of a Deployment what keeps its pods, of the newest revision", async () => {
    const lists = {
      replicasets: [replicaSet],
      pods: [podOf("a", { status: ready }), podOf("b", { spec: { nodeName: undefined }, status: noNode })],
    };
    assert.equal(
      await said(deployment, lists),
      "1 of 2 pods are ready. 1 pod is waiting for a node that can take it. The scheduler tries again whenever something changes. Of 3 nodes: 3 without enough CPU.",
    );
    // Pods of somebody else do not count.
    const others = { ...lists, replicasets: [{ metadata: { ...replicaSet.metadata, ownerReferences: [] } }] };
    assert.match((await said(deployment, others)) ?? "", /needs 2 pods and has none yet/);
  });

  it("says the figures where pods cannot be listed, or are many", async () => {
    assert.equal(await said(deployment), "1 of 2 pods are ready.");
    const unavailable = {
      ...deployment,
      status: {
        observedGeneration: 1,
        conditions: [{ type: "ReplicaFailure", status: "True", message: "exceeded quota" }],
      },
    };
    assert.equal(await said(unavailable), "0 of 2 pods are ready. `exceeded quota`");
    assert.equal(
      await said(unavailable, { pods: [], replicasets: [replicaSet] }),
      "Pods cannot be created: `exceeded quota`. The controller keeps trying.",
    );
  });

  it("says the state of other workloads", async () => {
    const states: readonly (readonly [ReturnType<typeof object>, string])[] = [
      [
        object("apps/v1", "StatefulSet", {
          spec: { replicas: 1 },
          status: { replicas: 1, readyReplicas: 1 },
        }),
        "The pod is ready. There is nothing left to wait for.",
      ],
      [
        object("apps/v1", "DaemonSet", {
          status: {
            desiredNumberScheduled: 3,
            numberReady: 1,
            updatedNumberScheduled: 3,
            numberAvailable: 1,
          },
        }),
        "1 of 3 pods are ready.",
      ],
      [
        object("apps/v1", "ReplicaSet", { spec: { replicas: 0 }, status: {} }),
        "It needs no pods and has none. There is nothing left to wait for.",
      ],
      [
        object("apps/v1", "ReplicaSet", { spec: { replicas: 2 }, status: { replicas: 1 } }),
        "0 of 2 pods are ready.",
      ],
      [
        object("batch/v1", "Job", {
          status: { conditions: [{ type: "Failed", status: "True", reason: "BackoffLimitExceeded" }] },
        }),
        "The Job failed (`BackoffLimitExceeded`) and starts no more pods.",
      ],
      [
        object("batch/v1", "Job", { spec: { suspend: true } }),
        "It is suspended. Nothing new starts until it is resumed.",
      ],
      [
        object("batch/v1", "CronJob", {
          spec: { schedule: "0 3 * * *" },
          status: { lastScheduleTime: madeAt },
        }),
        "It is waiting for the next run on its schedule `0 3 * * *`. The last run was 60 s ago.",
      ],
      [
        object("apps/v1", "Deployment", { metadata: { deletionTimestamp: madeAt } }),
        "It is being deleted. The objects that belong to it are deleted first.",
      ],
    ];
    for (const [live, expected] of states) assert.equal(await said(live), expected, live.kind);
  });

  it("says how many endpoints of a Service are ready", async () => {
    const service = object("v1", "Service", { spec: { selector: { app: "web" } } });
    const slice = { endpoints: [{ conditions: { ready: true } }, { conditions: { ready: false } }] };
    assert.equal(
      await said(service, { endpointslices: [slice] }),
      "Requests go to the ready pods (1). It is waiting for 1 more.",
    );
    assert.equal(
      await said(service, { endpointslices: [], pods: [] }),
      "No pod has the label `app=web`, which it selects. It is waiting for one.",
    );
    // Whether pods have the label is not known.
    assert.equal(await said(service, { endpointslices: [] }), undefined);
    assert.equal(await said(service), undefined);
    assert.equal(
      await said(object("v1", "Service", { spec: { type: "ExternalName" } }), { endpointslices: [] }),
      undefined,
    );
  });

  it("says what a claim waits for", async () => {
    const claim = (status: object) =>
      object("v1", "PersistentVolumeClaim", { spec: { volumeName: "pv-1" }, status });
    const event = (message: string, lastTimestamp: string) => ({ message, lastTimestamp });
    assert.equal(
      await said(claim({ phase: "Bound", capacity: { storage: "1Gi" } })),
      "It is bound to the volume `pv-1` with `1Gi`.",
    );
    assert.equal(await said(claim({ phase: "Pending" })), "It is waiting for a volume.");
    assert.equal(
      await said(claim({ phase: "Pending" }), {
        events: [
          event("no persistent volumes available", "2026-11-28T10:00:50Z"),
          event("waiting for first consumer to be created before binding", madeAt),
        ],
      }),
      "It is waiting for a volume. `no persistent volumes available`",
    );
    assert.equal(
      await said(claim({ phase: "Pending" }), {
        events: [event("waiting for first consumer to be created before binding", madeAt)],
      }),
      "It is waiting for a pod that uses it. Its StorageClass provides the volume only then.",
    );
    assert.equal(await said(claim({ phase: "Lost" })), "Its phase is `Lost`.");
  });

  it("says the metrics of an autoscaler, and what keeps it from scaling", async () => {
    const spec = {
      metrics: [{ type: "Resource", resource: { name: "cpu", target: { averageUtilization: 80 } } }],
    };
    const currentMetrics = [
      { type: "Resource", resource: { name: "cpu", current: { averageUtilization: 42 } } },
    ];
    const autoscaler = (status: object) =>
      object("autoscaling/v2", "HorizontalPodAutoscaler", { spec, status });
    assert.equal(
      await said(autoscaler({ currentReplicas: 2, desiredReplicas: 3, currentMetrics })),
      "It wants 3 pods. There are 2. `cpu` is at `42%`. The target is `80%`.",
    );
    assert.equal(
      await said(
        autoscaler({
          currentReplicas: 2,
          desiredReplicas: 2,
          conditions: [{ type: "ScalingActive", status: "False", message: "no metrics" }],
        }),
      ),
      "It wants 2 pods, and there are as many. It cannot scale: `no metrics`",
    );
  });

  it("says the state of a node, with what presses it", async () => {
    const conditions = [
      { type: "Ready", status: "True" },
      { type: "DiskPressure", status: "True" },
      { type: "MemoryPressure", status: "False" },
    ];
    const status = { conditions, nodeInfo: { kubeletVersion: "v1.37.2" } };
    assert.equal(
      await said(object("v1", "Node", { spec: { unschedulable: true }, status })),
      "`Ready,SchedulingDisabled` · `DiskPressure` · `kubelet v1.37.2`",
    );
  });

  it("takes nothing for granted in what a cluster sends", async () => {
    for (const [apiVersion, kind] of [
      ["v1", "Pod"],
      ["apps/v1", "Deployment"],
      ["v1", "PersistentVolumeClaim"],
      ["autoscaling/v2", "HorizontalPodAutoscaler"],
      ["v1", "Node"],
    ] as const)
      assert.equal(typeof (await said(object(apiVersion, kind))), "string", kind);
    assert.equal(await said(object("example.com/v1", "Deployment", { spec: { replicas: 1 } })), undefined);
  });
});

describe("readLive", () => {
  it("asks for a Secret's metadata alone, and keeps nothing else that comes", async () => {
    const accepted: (string | undefined)[] = [];
    const reading: LiveReading | undefined = await readLive(
      {
        namespace: "default",
        pathOf: () => Promise.resolve("/object"),
        get: (_path, _query, _signal, accept) => {
          accepted.push(accept);
          return Promise.resolve(object("v1", "Secret", { data: { a: "eA==" } }));
        },
      },
      { apiVersion: "v1", kind: "Secret", name: "web" },
      new AbortController().signal,
    );
    assert.match(accepted.join(), /^application\/json;as=PartialObjectMetadata;/);
    assert.deepEqual(Object.keys(reading?.object ?? {}), ["apiVersion", "kind", "metadata"]);
  });

  it("does without lists that take too long", async () => {
    const reading = await readLive(
      {
        namespace: "default",
        pathOf: () => Promise.resolve("/object"),
        get: (path, _query, signal) =>
          path === "/object"
            ? Promise.resolve(deployment)
            : new Promise((_resolve, reject) => {
                signal?.addEventListener("abort", () => reject(new Error("aborted")));
              }),
      },
      { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      new AbortController().signal,
      1,
    );
    assert.ok(reading);
    assert.equal(stateSentence(reading, nowMs), "1 of 2 pods are ready.");
  });

  it("reads nothing but the object where it is well", async () => {
    let requests = 0;
    const status = {
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
      availableReplicas: 1,
    };
    await readLive(
      {
        namespace: "default",
        pathOf: () => Promise.resolve("/object"),
        get: () => {
          requests++;
          return Promise.resolve(
            object("apps/v1", "Deployment", { spec: { replicas: 1, selector }, status }),
          );
        },
      },
      { apiVersion: "apps/v1", kind: "Deployment", name: "web" },
      new AbortController().signal,
    );
    assert.equal(requests, 1);
  });
});
