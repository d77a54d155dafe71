import assert from "node:assert/strict";
import type { V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "../../../../src/resources/fromApi.ts";
import { summarizePod } from "../../../../src/resources/podSummary.ts";
import { podProblem } from "../../../../src/resources/reasons/podProblem.ts";
import {
  isExplainedByEvents,
  type Warning,
  withWarnings,
} from "../../../../src/resources/reasons/withWarnings.ts";
import { isDue } from "../../../../src/resources/reasons/problem.ts";

type Pod = FromApi<V1Pod>;
type Status = FromApi<V1ContainerStatus>;
type PodState = NonNullable<Pod["status"]>;

const at = "2026-01-01T00:00:00Z";
const atMs = Date.parse(at);

/** A pod on a node, with one container `web`. */
function pod(status: PodState, container?: Status, spec: Pod["spec"] = {}): Pod {
  return {
    metadata: { name: "web-1", namespace: "shop" },
    spec: {
      nodeName: "worker-a",
      containers: [{ name: "web", image: "nginx:1.29", resources: { limits: { memory: "64Mi" } } }],
      ...spec,
    },
    status: { ...status, ...(container && { containerStatuses: [{ name: "web", ...container }] }) },
  };
}

const waiting = (reason: string, message = ""): Status => ({ state: { waiting: { reason, message } } });
const looping = (exitCode: number, reason = "Error"): Status => ({
  ...waiting("CrashLoopBackOff", "back-off 5m0s restarting failed container=web pod=web-1_shop(1)"),
  restartCount: 5,
  lastState: { terminated: { exitCode, reason } },
});
const ended = (exitCode: number, reason = "Error"): Status => ({
  state: { terminated: { exitCode, reason } },
});
const running: Status = { state: { running: {} }, ready: true, started: true };
const pending = { phase: "Pending" };
const runs = { phase: "Running" };
const condition = (type: string, status: string, reason?: string, message?: string) => ({
  type,
  status,
  ...(reason !== undefined && { reason }),
  ...(message !== undefined && { message }),
});
const unscheduled = (message: string, reason = "Unschedulable"): Pod => ({
  spec: { containers: [{ name: "web" }] },
  status: { ...pending, conditions: [condition("PodScheduled", "False", reason, message)] },
});
const exited = {
  code: "exited",
  container: "web",
  isInit: false,
  isLooping: true,
} as const;

const alone: readonly (readonly [what: string, Pod, problem: unknown])[] = [
  ["that runs", pod({ ...runs, conditions: [condition("Ready", "True")] }, running), undefined],
  ["that has completed", pod({ phase: "Succeeded" }, ended(0, "Completed")), undefined],
  ["that nobody reports on yet", {}, undefined],
  [
    "with a wrong tag",
    pod(
      pending,
      waiting(
        "ImagePullBackOff",
        'Back-off pulling image "nginx:1.29": ErrImagePull: docker.io/library/nginx:1.29: not found',
      ),
    ),
    { code: "image", fault: "noTag", image: "nginx:1.29" },
  ],
  [
    "with an invalid image name",
    pod(pending, waiting("InvalidImageName", "couldn't parse image name"), {
      containers: [{ name: "web", image: "Nginx:1.29" }],
    }),
    { code: "image", fault: "badName", image: "Nginx:1.29" },
  ],
  [
    "that may not pull",
    pod(
      pending,
      waiting("ErrImageNeverPull", 'Container image "nginx:1.29" is not present with pull policy of Never'),
    ),
    { code: "image", fault: "neverPulled", image: "nginx:1.29" },
  ],
  [
    "whose registry is down",
    pod(
      pending,
      waiting("RegistryUnavailable", "image pull failed for nginx because the registry is unavailable"),
    ),
    { code: "image", fault: "unreachable", image: "nginx:1.29" },
  ],
  ["that exits with 1", pod(runs, looping(1)), { ...exited, cause: "failed", exitCode: 1 }],
  [
    "that exits with 0 again and again",
    pod(runs, looping(0, "Completed")),
    { ...exited, cause: "ended", exitCode: 0 },
  ],
  ["without its command", pod(runs, looping(127)), { ...exited, cause: "notFound", exitCode: 127 }],
  ["that is killed", pod(runs, looping(137)), { ...exited, cause: "killed", exitCode: 137 }],
  [
    "whose last run is not reported",
    pod(runs, waiting("CrashLoopBackOff")),
    { ...exited, cause: "unknown", exitCode: undefined },
  ],
  [
    "that has just exited",
    pod(runs, ended(2)),
    { ...exited, isLooping: false, cause: "failed", exitCode: 2 },
  ],
  ["one of whose containers has done its work", pod(runs, ended(0, "Completed")), undefined],
  [
    "that has failed for good",
    pod({ phase: "Failed" }, ended(3)),
    { ...exited, isLooping: false, cause: "failed", exitCode: 3 },
  ],
  [
    "that is out of memory",
    pod(runs, looping(137, "OOMKilled")),
    { code: "outOfMemory", container: "web", restarts: 5, limit: "64Mi" },
  ],
  [
    "that runs and was killed for memory nine times",
    pod(
      { ...runs, conditions: [condition("Ready", "True")] },
      {
        ...running,
        restartCount: 9,
        lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
      },
    ),
    { code: "outOfMemory", container: "web", restarts: 9, limit: "64Mi" },
  ],
  [
    "that runs and was killed for memory once",
    pod(
      { ...runs, conditions: [condition("Ready", "True")] },
      {
        ...running,
        restartCount: 1,
        lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } },
      },
    ),
    undefined,
  ],
  [
    "whose init container fails",
    pod(
      {
        ...pending,
        initContainerStatuses: [{ name: "migrate", ...looping(1) }],
      },
      waiting("PodInitializing"),
      { initContainers: [{ name: "migrate", image: "app:1" }] },
    ),
    { ...exited, container: "migrate", isInit: true, cause: "failed", exitCode: 1 },
  ],
  [
    "whose sidecar is stopped at its end",
    pod(
      { phase: "Succeeded", initContainerStatuses: [{ name: "proxy", ...ended(143) }] },
      ended(0, "Completed"),
      { initContainers: [{ name: "proxy", restartPolicy: "Always" }] },
    ),
    undefined,
  ],
  [
    "without its ConfigMap",
    pod(pending, waiting("CreateContainerConfigError", 'configmap "settings" not found')),
    { code: "missing", kind: "ConfigMap", name: "settings" },
  ],
  [
    "without its Secret",
    pod(pending, waiting("CreateContainerConfigError", 'secret "password" not found')),
    { code: "missing", kind: "Secret", name: "password" },
  ],
  [
    "without a key",
    pod(pending, waiting("CreateContainerConfigError", "couldn't find key user in Secret shop/password")),
    { code: "missing", kind: "Secret", name: "password", key: "user" },
  ],
  [
    "that may not run as root",
    pod(
      pending,
      waiting(
        "CreateContainerConfigError",
        'container has runAsNonRoot and image will run as root (pod: "web-1_shop(1)", container: web)',
      ),
    ),
    {
      code: "cannotStart",
      container: "web",
      said: 'container has runAsNonRoot and image will run as root (pod: "web-1_shop(1)", container: web)',
    },
  ],
  [
    "whose program does not exist",
    pod(runs, {
      ...waiting("RunContainerError", 'exec: "nope": executable file not found in $PATH: unknown'),
    }),
    {
      code: "cannotStart",
      container: "web",
      said: 'exec: "nope": executable file not found in $PATH: unknown',
    },
  ],
  [
    "that is not ready",
    pod(
      { ...runs, conditions: [condition("Ready", "False"), condition("ContainersReady", "False")] },
      { ...running, ready: false },
      {
        containers: [{ name: "web", readinessProbe: { httpGet: { path: "/", port: 80 } } }],
      },
    ),
    { code: "probe", probe: "readiness", container: "web", said: "" },
  ],
  [
    "that has not started up",
    pod(
      { ...runs, conditions: [condition("Ready", "False")] },
      { ...running, ready: false, started: false },
      {
        containers: [{ name: "web", startupProbe: { httpGet: { path: "/", port: 80 } }, readinessProbe: {} }],
      },
    ),
    { code: "probe", probe: "startup", container: "web", said: "" },
  ],
  [
    "that a load balancer does not know yet",
    pod(
      { ...runs, conditions: [condition("Ready", "False"), condition("ContainersReady", "True")] },
      running,
      { readinessGates: [{ conditionType: "target-health.elbv2.k8s.aws/k8s-web" }] },
    ),
    { code: "readinessGate", gate: "target-health.elbv2.k8s.aws/k8s-web" },
  ],
  [
    "on a node that stopped reporting",
    pod(
      { ...runs, conditions: [condition("Ready", "False"), condition("ContainersReady", "True")] },
      running,
    ),
    { code: "nodeSilent", node: "worker-a" },
  ],
  [
    "that was evicted for memory",
    pod({
      phase: "Failed",
      reason: "Evicted",
      message:
        "The node was low on resource: memory. Threshold quantity: 100Mi, available: 51708Ki. Container web was using 1Gi, request is 0, has larger consumption of memory. ",
    }),
    {
      code: "evicted",
      why: "memory",
      said: "The node was low on resource: memory. Threshold quantity: 100Mi, available: 51708Ki. Container web was using 1Gi, request is 0, has larger consumption of memory.",
    },
  ],
  [
    "that was evicted for its disk",
    pod({
      phase: "Failed",
      reason: "Evicted",
      message: "The node was low on resource: ephemeral-storage. ",
    }),
    { code: "evicted", why: "disk", said: "The node was low on resource: ephemeral-storage." },
  ],
  [
    "that was not admitted under pressure",
    pod({
      phase: "Failed",
      reason: "Evicted",
      message: "Pod was rejected: The node had condition: [DiskPressure]. ",
    }),
    { code: "evicted", why: "disk", said: "Pod was rejected: The node had condition: [DiskPressure]." },
  ],
  [
    "that filled its own volume",
    pod({
      phase: "Failed",
      reason: "Evicted",
      message: 'Usage of EmptyDir volume "cache" exceeds the limit "1Gi". ',
    }),
    { code: "evicted", why: "ownStorage", said: 'Usage of EmptyDir volume "cache" exceeds the limit "1Gi".' },
  ],
  [
    "that filled its own storage",
    pod({
      phase: "Failed",
      reason: "Evicted",
      message: 'Container web exceeded its local ephemeral storage limit "1Gi". ',
    }),
    {
      code: "evicted",
      why: "ownStorage",
      said: 'Container web exceeded its local ephemeral storage limit "1Gi".',
    },
  ],
  [
    "that ran out of process ids",
    pod({ phase: "Failed", reason: "Evicted", message: "The node was low on resource: pids. " }),
    { code: "evicted", why: "processes", said: "The node was low on resource: pids." },
  ],
  [
    "whose node was shut down",
    pod({
      phase: "Failed",
      reason: "Terminated",
      message: "Pod was terminated in response to imminent node shutdown.",
    }),
    { code: "evicted", why: "shutdown", said: "Pod was terminated in response to imminent node shutdown." },
  ],
  [
    "whose node is gone",
    pod({
      phase: "Failed",
      conditions: [condition("DisruptionTarget", "True", "DeletionByPodGC", "PodGC: node no longer exists")],
    }),
    { code: "evicted", why: "nodeGone", said: "" },
  ],
  [
    "that gave way to another",
    pod({ phase: "Failed", conditions: [condition("DisruptionTarget", "True", "PreemptionByScheduler")] }),
    { code: "evicted", why: "preempted", said: "" },
  ],
  [
    "that did not fit when it arrived",
    pod({
      phase: "Failed",
      reason: "OutOfcpu",
      message:
        "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 1900, capacity: 2000",
    }),
    {
      code: "rejected",
      reason: "OutOfcpu",
      said: "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 1900, capacity: 2000",
    },
  ],
  [
    "that took too long",
    pod({
      phase: "Failed",
      reason: "DeadlineExceeded",
      message: "Pod was active on the node longer than the specified deadline",
    }),
    {
      code: "rejected",
      reason: "DeadlineExceeded",
      said: "Pod was active on the node longer than the specified deadline",
    },
  ],
  [
    "with a scheduling gate",
    {
      spec: { schedulingGates: [{ name: "example.com/quota" }] },
      status: { ...pending, conditions: [condition("PodScheduled", "False", "SchedulingGated")] },
    },
    { code: "gated", gates: ["example.com/quota"] },
  ],
  [
    "that no node has room for",
    unscheduled(
      "0/4 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 3 Insufficient cpu. preemption: 0/4 nodes are available: 1 Preemption is not helpful for scheduling, 3 No preemption victims found for incoming pod.",
    ),
    {
      code: "noNode",
      problem: {
        total: 4,
        obstacles: [
          { nodes: 1, kind: "controlPlaneTaint", detail: "" },
          { nodes: 3, kind: "resource", detail: "cpu" },
        ],
        preemptionInVain: true,
        message: "",
      },
    },
  ],
  [
    "whose claim does not exist",
    unscheduled('0/3 nodes are available: persistentvolumeclaim "data" not found. not found'),
    {
      code: "noNode",
      problem: {
        total: 3,
        obstacles: [
          { nodes: undefined, kind: "volume", detail: 'persistentvolumeclaim "data" not found. not found' },
        ],
        preemptionInVain: false,
        message: "",
      },
    },
  ],
  [
    "that the scheduler says something new about",
    unscheduled("the moon is full", "SchedulerError"),
    {
      code: "noNode",
      problem: { total: undefined, obstacles: [], preemptionInVain: false, message: "the moon is full" },
    },
  ],
  ["that is about to be scheduled", { status: pending }, undefined],
  [
    "whose containers are being created",
    pod(
      { ...pending, conditions: [{ ...condition("PodScheduled", "True"), lastTransitionTime: at }] },
      waiting("ContainerCreating"),
    ),
    { code: "notStarted", from: atMs + 60_000 },
  ],
  [
    "that stops",
    { ...pod(runs, running), metadata: { deletionTimestamp: at } },
    { code: "notStopped", from: atMs + 30_000, node: "worker-a" },
  ],
  [
    "that a finalizer holds",
    {
      ...pod(runs, ended(0, "Completed")),
      metadata: { deletionTimestamp: at, finalizers: ["example.com/backup"] },
    },
    { code: "finalizers", finalizers: ["example.com/backup"], from: atMs + 30_000 },
  ],
  [
    "that still stops before its finalizer counts",
    { ...pod(runs, running), metadata: { deletionTimestamp: at, finalizers: ["example.com/backup"] } },
    { code: "notStopped", from: atMs + 30_000, node: "worker-a" },
  ],
  [
    "of a Job that still counts it",
    {
      ...pod({ phase: "Succeeded" }),
      metadata: { deletionTimestamp: at, finalizers: ["batch.kubernetes.io/job-tracking"] },
    },
    { code: "notStopped", from: atMs + 30_000, node: "worker-a" },
  ],
  [
    "that was lost with its node",
    { ...pod({ ...runs, reason: "NodeLost" }), metadata: { deletionTimestamp: at } },
    { code: "nodeSilent", node: "worker-a" },
  ],
];

const starting = pod(
  { ...pending, conditions: [{ ...condition("PodScheduled", "True"), lastTransitionTime: at }] },
  waiting("ContainerCreating"),
);
const unready = pod(
  { ...runs, conditions: [condition("Ready", "False")] },
  { ...running, ready: false },
  {
    containers: [{ name: "web", readinessProbe: {} }],
  },
);
const withEvents: readonly (readonly [what: string, Pod, Warning, problem: unknown])[] = [
  [
    "whose volume needs a missing Secret",
    starting,
    { reason: "FailedMount", message: 'MountVolume.SetUp failed for volume "tls" : secret "tls" not found' },
    { code: "missing", kind: "Secret", name: "tls" },
  ],
  [
    "whose disk is attached elsewhere",
    starting,
    {
      reason: "FailedAttachVolume",
      message:
        'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
    },
    {
      code: "volume",
      said: 'Multi-Attach error for volume "pvc-1" Volume is already exclusively attached to one node and can\'t be attached to another',
    },
  ],
  [
    "without a network",
    starting,
    {
      reason: "FailedCreatePodSandBox",
      message:
        'Failed to create pod sandbox: rpc error: plugin type="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
    },
    {
      code: "sandbox",
      said: 'Failed to create pod sandbox: rpc error: plugin type="aws-cni" failed (add): add cmd: failed to assign an IP address to container',
    },
  ],
  [
    "whose probe gets an answer",
    unready,
    { reason: "Unhealthy", message: "Readiness probe failed: HTTP probe failed with statuscode: 503" },
    { code: "probe", probe: "readiness", container: "web", said: "HTTP probe failed with statuscode: 503" },
  ],
  [
    "whose image an event explains",
    pod(pending, waiting("ImagePullBackOff", 'Back-off pulling image "nginx:1.29"')),
    { reason: "Failed", message: 'Failed to pull image "nginx:1.29": toomanyrequests: rate limit' },
    { code: "image", fault: "rateLimited", image: "nginx:1.29" },
  ],
];

function explained(of: Pod, warning: Warning, expected: unknown): void {
  const problem = podProblem(of);
  assert.ok(problem);
  assert.equal(isExplainedByEvents(problem), true);
  assert.deepEqual(withWarnings(problem, [{ reason: "Other", message: "" }, warning]), expected);
  assert.deepEqual(withWarnings(problem, []), problem);
}

describe("The problem of a pod", () => {
  for (const [what, of, problem] of alone) it(what, () => assert.deepEqual(podProblem(of), problem));

  for (const [what, of, warning, problem] of withEvents)
    it(`${what}, by its events`, () => explained(of, warning, problem));

  it("of a StatefulSet or DaemonSet that may not create pods is in its events", () => {
    const message =
      'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: exceeded quota: compute, requested: pods=1';
    const noPods = { code: "noPods", wanted: 3, from: 0 } as const;
    assert.equal(isExplainedByEvents(noPods), true);
    assert.deepEqual(withWarnings(noPods, [{ reason: "FailedCreate", message }]), {
      code: "refused",
      by: { type: "quota", name: "compute" },
      said: message,
    });
  });

  it("that its status explains needs no events", () => {
    const known = { code: "image", fault: "noTag", image: "nginx:1.999" } as const;
    assert.equal(isExplainedByEvents(known), false);
    assert.equal(withWarnings(known, [{ reason: "Failed", message: "toomanyrequests" }]), known);
  });

  it("keeps no text of any length, nor one that holds a longer one", () => {
    const long = `${"x".repeat(100_000)}\n`;
    const kept = JSON.stringify([
      podProblem(pod(pending, waiting("CreateContainerError", long))),
      podProblem(pod({ phase: "Failed", reason: "Evicted", message: long })),
      podProblem(unscheduled(`0/3 nodes are available: 3 ${long}.`)),
      podProblem(unscheduled(long)),
      withWarnings({ code: "notStarted", from: 0 }, [{ reason: "FailedMount", message: long }]),
    ]);
    assert.ok(kept.length < 3_000, `${kept.length} characters`);
  });

  it("is due only once a state has lasted", () => {
    assert.equal(isDue({ code: "notStarted", from: 60_000 }, 59_999), false);
    assert.equal(isDue({ code: "notStarted", from: 60_000 }, 60_000), true);
    assert.equal(isDue({ code: "cordoned" }, 0), true);
  });
});

describe("The summary of a pod with a problem", () => {
  const ready = { ...runs, conditions: [condition("Ready", "True")] };
  const killed = { restartCount: 9, lastState: { terminated: { exitCode: 137, reason: "OOMKilled" } } };

  it("warns of one that is killed for memory again and again, in kubectl's words", () => {
    const { status, problem } = summarizePod(pod(ready, { ...running, ...killed }));
    assert.deepEqual([status.text, status.ready, status.severity], ["Running", 1, "warning"]);
    assert.equal(problem?.code, "outOfMemory");
  });

  it("leaves one that is well, or only starts, as it is", () => {
    assert.equal(summarizePod(pod(ready, running)).status.severity, "ok");
    assert.equal(summarizePod(starting).status.severity, "pending");
  });
});
