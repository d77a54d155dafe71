import {
  type PodCase,
  day,
  deleted,
  pod,
  printsAsKubectl,
  restarts,
  running,
  terminated,
  waiting,
} from "./podCases.ts";

const stateless = { restartCount: 3 };
const runs = { ready: true, restartCount: 3, state: running };
const waits = { restartCount: 3, state: waiting("ContainerWaitingReason") };
const completed = { ready: true, restartCount: 3, state: terminated(0, "Completed") };
const crashed = { ready: false, state: terminated(1, "podCrash"), lastState: {} };
const succeeded = pod(1, {
  phase: "Succeeded",
  containerStatuses: [{ ready: false, state: terminated(0, "Completed") }],
});

// prettier-ignore
const testPrintPod: readonly PodCase[] = [
  ["containers, restarts and readiness are counted", pod(2, { phase: "podPhase", containerStatuses: [runs, stateless] }), "1/2", "podPhase", "6"],
  ["a waiting container overrides the phase", pod(2, { phase: "podPhase", containerStatuses: [runs, waits] }), "1/2", "ContainerWaitingReason", "6"],
  ["the first container overrides the rest", pod(2, { phase: "podPhase", containerStatuses: [waits, { restartCount: 3, state: terminated(0, "ContainerTerminatedReason") }] }), "0/2", "ContainerWaitingReason", "6"],
  ["ready without running is not counted", pod(2, { phase: "podPhase", containerStatuses: [runs, { ...stateless, ready: true }] }), "1/2", "podPhase", "6"],
  ["the pod's reason overrides its phase", pod(2, { phase: "podPhase", reason: "podReason", containerStatuses: [runs, { ...stateless, ready: true }] }), "1/2", "podReason", "6"],
  ["one completed, one running, pod not ready", pod(2, { phase: "Running", reason: "", containerStatuses: [completed, runs] }), "1/2", "NotReady", "6"],
  ["one completed, one running, pod ready", pod(2, { phase: "Running", reason: "", containerStatuses: [completed, runs], conditions: [{ type: "Ready", status: "True" }] }), "1/2", "Running", "6"],
  ["an init container restarts", pod(1, { phase: "podPhase", initContainerStatuses: [restarts(3, 10)], containerStatuses: [{ restartCount: 0, state: waiting() }] }, 1), "0/1", "Init:0/1", "3 (10s ago)"],
  ["the first of two init containers restarts", pod(1, { phase: "podPhase", initContainerStatuses: [restarts(3, 10), { state: waiting() }], containerStatuses: [{ state: waiting() }] }, 2), "0/1", "Init:0/2", "3 (10s ago)"],
  ["the second of two init containers restarts", pod(1, { phase: "podPhase", initContainerStatuses: [{ state: terminated(0) }, restarts(3, 10)], containerStatuses: [{ state: waiting() }] }, 2), "0/1", "Init:1/2", "3 (10s ago)"],
  ["both init containers restarted", pod(1, { phase: "podPhase", initContainerStatuses: [{ ...restarts(2, 120), state: terminated(0) }, restarts(3, 10)], containerStatuses: [{ state: waiting() }] }, 2), "0/1", "Init:1/2", "5 (10s ago)"],
  ["restarts of finished init containers no longer count", pod(1, { phase: "Running", initContainerStatuses: [{ ...restarts(2, 120), state: terminated(0) }], containerStatuses: [restarts(4, 20)] }, 1), "0/1", "Running", "4 (20s ago)"],
  ["a restart 5 days ago", pod(1, { phase: "Running", containerStatuses: [{ ...restarts(3, 5 * day), ready: true }] }), "1/1", "Running", "3 (5d ago)"],
  ["one never restarted, one 10 days ago", pod(2, { phase: "Running", containerStatuses: [{ ...runs, restartCount: 0 }, { ...restarts(3, 10 * day), ready: true }] }), "2/2", "Running", "3 (10d ago)"],
  ["the later of two restarts", pod(2, { phase: "Running", containerStatuses: [{ ...restarts(6, 5 * day), ready: true }, { ...restarts(3, 20 * day), ready: true }] }), "2/2", "Running", "9 (5d ago)"],
  ["scheduling is gated", pod(2, { phase: "podPhase", conditions: [{ type: "PodScheduled", status: "False", reason: "SchedulingGated" }] }), "0/2", "SchedulingGated", "0"],
  ["succeeded", succeeded, "0/1", "Completed", "0"],
  ["failed", pod(1, { phase: "Failed", containerStatuses: [{ ready: false, state: terminated(1, "Error") }] }), "0/1", "Error", "0"],
  ["succeeded, being deleted", deleted(succeeded), "0/1", "Completed", "0"],
  ["running, being deleted", deleted(pod(1, { phase: "Running", containerStatuses: [{ ready: false, state: running }] })), "0/1", "Terminating", "0"],
  ["pending, being deleted", deleted(pod(1, { phase: "Pending" })), "0/1", "Terminating", "0"],
  ["crashed, then running (kubernetes#107713)", pod(2, { phase: "Failed", containerStatuses: [crashed, { ready: true, state: running }] }), "1/2", "podCrash", "0"],
  ["running, then crashed (kubernetes#107713)", pod(2, { phase: "Failed", containerStatuses: [{ ready: true, state: running }, crashed] }), "1/2", "podCrash", "0"],
  ["running, crashed, ended; all ready", pod(3, { phase: "Failed", containerStatuses: [{ ready: true, state: running }, { ...crashed, ready: true }, { ready: true, state: terminated(0) }] }), "1/3", "podCrash", "0"],
  ["running, crashed, ended; none ready", pod(3, { phase: "Failed", containerStatuses: [{ ready: false, state: running }, crashed, { ready: false, state: terminated(0) }] }), "0/3", "podCrash", "0"],
];

/** TestPrintPodConditions, TestPrintPodList, TestPrintPodwide and TestPrintNonTerminatedPod, without repeats. */
// prettier-ignore
const otherTests: readonly PodCase[] = [
  ["running", pod(2, { phase: "Running", containerStatuses: [runs, stateless] }), "1/2", "Running", "6"],
  ["succeeded", pod(2, { phase: "Succeeded", containerStatuses: [runs, stateless] }), "1/2", "Succeeded", "6"],
  ["failed", pod(2, { phase: "Failed", containerStatuses: [runs, stateless] }), "1/2", "Failed", "6"],
  ["pending", pod(2, { phase: "Pending", containerStatuses: [runs, stateless] }), "1/2", "Pending", "6"],
  ["unknown", pod(2, { phase: "Unknown", containerStatuses: [runs, stateless] }), "1/2", "Unknown", "6"],
  ["failed, both ready", pod(2, { phase: "Failed", containerStatuses: [runs, { ...stateless, ready: true }] }), "1/2", "Failed", "6"],
  ["two run", pod(2, { phase: "podPhase", containerStatuses: [runs, runs] }), "2/2", "podPhase", "6"],
  ["one runs", pod(1, { phase: "podPhase", containerStatuses: [{ ...runs, restartCount: 1 }] }), "1/1", "podPhase", "1"],
];

describe("podStatus prints the cases of printers_test.go", () => {
  describe("TestPrintPod", () => printsAsKubectl(testPrintPod));
  describe("the other tests of printPod", () => printsAsKubectl(otherTests));
});
