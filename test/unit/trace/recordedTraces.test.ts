import assert from "node:assert/strict";
import type { Trace } from "../../../src/trace/trace.ts";
import { outline, recordedTrace } from "./recorded.ts";

/** Asserts that these stand in the outline in this order; others may stand between. */
function assertOrder(trace: Trace, ...expected: readonly string[]): void {
  const told = outline(trace);
  let from = 0;
  for (const each of expected) {
    const index = told.indexOf(each, from);
    assert.ok(index >= 0, `${each} is not after ${expected.join(", ")} in\n${told.join("\n")}`);
    from = index + 1;
  }
}

const birth = [
  "apiServer stored 1",
  "deploymentController replicaSetMade 1",
  "replicaSetController made 3",
  "scheduler scheduled 3",
];

describe("Traces of what the practice cluster did", () => {
  it("tell of a Deployment from the manifest to ready pods", async () => {
    const trace = await recordedTrace("deployment");
    assertOrder(trace, ...birth, "kubelet containerStarted 3", "kubelet ready 3");
    assert.deepEqual(trace.state, { type: "pods", ready: 3, wanted: 3, leaving: 0 });
    const [stored, made] = trace.happenings;
    assert.deepEqual(stored?.what, { type: "stored", manager: "kubectl-client-side-apply" });
    assert.ok(made?.what.type === "replicaSetMade");
    assert.deepEqual([made.what.revision, made.what.replicas, made.what.images], ["1", 3, ["nginx:1.29"]]);
    assert.equal(trace.skewMs, 0);
  });

  it("tell of a rollout: the change, the new ReplicaSet, and the old one on its way out", async () => {
    const trace = await recordedTrace("rollout");
    assertOrder(
      trace,
      ...birth,
      "apiServer changed 1",
      "deploymentController replicaSetMade 1",
      "replicaSetController made 3",
      "scheduler scheduled 3",
      "deploymentController scaled 1",
      "replicaSetController removed 3",
      "kubelet stopping 3",
    );
    const change = trace.happenings.find(({ what }) => what.type === "changed");
    assert.ok(change?.what.type === "changed");
    assert.deepEqual(change.what.fields, ["spec.template.spec.containers[nginx].image"]);
    const down = trace.happenings.find(({ what }) => what.type === "scaled" && !what.up);
    assert.deepEqual(
      down?.occurrences.map(({ what }) => (what.type === "scaled" ? [what.from, what.to] : [])),
      [
        [3, 2],
        [2, 1],
        [1, 0],
      ],
    );
  });

  it("tell of a rollback as the return of a ReplicaSet that was still there", async () => {
    const trace = await recordedTrace("rollback");
    const returns = trace.happenings.filter(({ what }) => what.type === "scaled" && what.rollbackTo);
    assert.equal(returns.length, 1);
    const [what] = returns.map((happening) => happening.what);
    assert.ok(what?.type === "scaled");
    assert.deepEqual(what.rollbackTo?.images, ["nginx:1.29"]);
    assert.equal(trace.skewMs, 0);
  });

  it("tell of a typo in the image, merged, and what the pods wait for", async () => {
    const trace = await recordedTrace("imageTypo");
    assertOrder(trace, ...birth, "kubelet pullFailed 3", "kubelet pullBackOff 3");
    const failed = trace.happenings.find(({ what }) => what.type === "pullFailed");
    assert.ok(failed?.what.type === "pullFailed");
    assert.deepEqual([failed.what.image, failed.what.fault], ["ngnix:1.29", "notFound"]);
    assert.deepEqual(trace.state, {
      type: "waiting",
      ready: 0,
      wanted: 3,
      waitingFor: { type: "image", image: "ngnix:1.29" },
      count: 3,
    });
  });

  it("tell why no node takes a pod", async () => {
    const trace = await recordedTrace("unschedulable");
    assertOrder(trace, "apiServer stored 1", "scheduler notScheduled 1");
    const [, failed] = trace.happenings;
    assert.ok(failed?.what.type === "notScheduled");
    assert.deepEqual(
      failed.what.problem.obstacles.map(({ nodes, kind }) => [nodes, kind]),
      [
        [1, "taint"],
        [3, "resource"],
      ],
    );
    assert.ok(trace.state.type === "waiting" && trace.state.waitingFor.type === "node");
  });

  it("tell of a Job that ends well", async () => {
    const trace = await recordedTrace("jobComplete");
    assertOrder(
      trace,
      "apiServer stored 1",
      "jobController made 1",
      "scheduler scheduled 1",
      "kubelet containerStarted 1",
      "kubelet containerEnded 1",
      "jobController jobComplete 1",
    );
    assert.equal(trace.state.type, "jobComplete");
  });

  it("tell of a Job that fails twice and is given up", async () => {
    const trace = await recordedTrace("jobFailed");
    const ended = "kubelet containerEnded 1";
    const made = "jobController made 1";
    assertOrder(trace, "apiServer stored 1", made, ended, made, ended, "jobController jobFailed 1");
    assert.deepEqual(trace.state, { type: "jobFailed", reason: "BackoffLimitExceeded" });
  });

  it("tell of a container that crashes again and again", async () => {
    const trace = await recordedTrace("crash");
    assertOrder(trace, "scheduler scheduled 1", "kubelet containerStarted 1", "kubelet restartBackOff 1");
    const again = trace.happenings.find(({ what }) => what.type === "containerStarted" && what.again);
    assert.ok((again?.count ?? 0) >= 2, `started again ${again?.count} times`);
    assert.ok(trace.state.type === "waiting" && trace.state.waitingFor.type === "restart");
  });

  it("tell of a DaemonSet, whose controller chose the nodes", async () => {
    const trace = await recordedTrace("daemonSet");
    assertOrder(
      trace,
      "apiServer stored 1",
      "daemonSetController made 3",
      "scheduler scheduled 3",
      "kubelet ready 3",
    );
    const scheduled = trace.happenings.find(({ what }) => what.type === "scheduled");
    assert.ok(scheduled?.what.type === "scheduled");
    assert.equal(scheduled.what.wishes?.pinned, true);
  });

  it("tell of a Service by the readiness of its pods", async () => {
    const trace = await recordedTrace("service");
    assert.deepEqual(outline(trace), [
      "apiServer stored 1",
      "kubelet ready 3",
      "endpointSliceController endpointsWritten 1",
    ]);
    assert.deepEqual(trace.state, { type: "endpoints", ready: 3, waiting: 0 });
  });

  it("tell that somebody deleted a pod, and that another took its place", async () => {
    const trace = await recordedTrace("podReplaced");
    assertOrder(
      trace,
      ...birth,
      "apiServer deletionAsked 1",
      "replicaSetController made 1",
      "scheduler scheduled 1",
      "kubelet containerStarted 1",
    );
  });
});

describe("Traces of what a real control plane did", () => {
  it("tell of a rollback whose events were partly thrown together", async () => {
    const trace = await recordedTrace("realRollback");
    assertOrder(
      trace,
      ...birth,
      "deploymentController replicaSetMade 1",
      "replicaSetController made 3",
      "apiServer changed 1",
      "deploymentController scaled 1",
      "replicaSetController made 3",
      "scheduler scheduled 3",
    );
    const back = trace.happenings.find(({ what }) => what.type === "scaled" && what.rollbackTo);
    assert.ok(back?.what.type === "scaled");
    assert.equal(back.what.to, 3);
  });

  it("tell why no node takes a pod, from the newer kind of events", async () => {
    const trace = await recordedTrace("realUnschedulable");
    assertOrder(trace, "apiServer stored 1", "scheduler notScheduled 1");
    const [, failed] = trace.happenings;
    assert.ok(failed?.what.type === "notScheduled");
    assert.equal(failed.what.problem.preemptionInVain, true);
  });

  it("tell of a Job and of a Service", async () => {
    assertOrder(
      await recordedTrace("realJobComplete"),
      "jobController made 1",
      "jobController jobComplete 1",
    );
    assertOrder(
      await recordedTrace("realService"),
      "kubelet ready 3",
      "endpointSliceController endpointsWritten 1",
    );
  });
});
