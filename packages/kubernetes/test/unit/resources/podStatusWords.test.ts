import assert from "node:assert/strict";
import type { V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "../../../src/resources/fromApi.ts";
import { podStatus } from "../../../src/resources/podStatus.ts";
import type { Severity } from "../../../src/resources/severity.ts";
import { deleted, pod, running, terminated, waiting } from "./podCases.ts";

type State = FromApi<V1ContainerStatus>["state"];

const init = (state: State) =>
  pod(1, { phase: "Pending", initContainerStatuses: [{ ready: false, ...(state && { state }) }] }, 2);
const main = (phase: string, state: State, ready = false) =>
  pod(1, { phase, containerStatuses: [{ ready, ...(state && { state }) }] });
const condition = (type: string, status: string, reason = "") => ({ type, status, reason });
const gated = condition("PodScheduled", "False", "SchedulingGated");
const unschedulable = condition("PodScheduled", "False", "Unschedulable");
const running1of2 = [
  { ready: true, state: running },
  { ready: false, state: terminated(0, "Completed") },
];

// prettier-ignore
const words: readonly (readonly [pod: FromApi<V1Pod>, text: string, severity: Severity])[] = [
  [{}, "", "unknown"],
  [pod(1, { phase: "Pending" }), "Pending", "pending"],
  [pod(1, { phase: "Pending", conditions: [unschedulable] }), "Pending", "warning"],
  [pod(1, { phase: "Pending", conditions: [gated] }), "SchedulingGated", "pending"],
  [init(waiting("PodInitializing")), "Init:0/2", "pending"],
  [init(running), "Init:0/2", "pending"],
  [init(undefined), "Init:0/2", "pending"],
  [init(waiting("CrashLoopBackOff")), "Init:CrashLoopBackOff", "error"],
  [init(waiting("ImagePullBackOff")), "Init:ImagePullBackOff", "error"],
  [init(terminated(1, "Error")), "Init:Error", "error"],
  [init(terminated(1)), "Init:ExitCode:1", "error"],
  [init({ terminated: { exitCode: 137, signal: 9 } }), "Init:Signal:9", "error"],
  [main("Pending", waiting("PodInitializing")), "PodInitializing", "pending"],
  [main("Pending", waiting("ContainerCreating")), "ContainerCreating", "pending"],
  [main("Pending", waiting("ErrImagePull")), "ErrImagePull", "error"],
  [main("Pending", waiting("ImagePullBackOff")), "ImagePullBackOff", "error"],
  [main("Pending", waiting("ErrImageNeverPull")), "ErrImageNeverPull", "error"],
  [main("Pending", waiting("InvalidImageName")), "InvalidImageName", "error"],
  [main("Pending", waiting("CreateContainerConfigError")), "CreateContainerConfigError", "error"],
  [main("Pending", waiting("CreateContainerError")), "CreateContainerError", "error"],
  [main("Running", waiting("RunContainerError")), "RunContainerError", "error"],
  [main("Running", waiting("CrashLoopBackOff")), "CrashLoopBackOff", "error"],
  [main("Running", waiting("SomethingNew")), "SomethingNew", "warning"],
  [main("podPhase", waiting("SomethingNew")), "SomethingNew", "unknown"],
  [main("Running", running, true), "Running", "ok"],
  [main("Running", running, false), "Running", "warning"],
  [pod(2, { phase: "Running", containerStatuses: running1of2 }), "NotReady", "warning"],
  [pod(2, { phase: "Running", containerStatuses: running1of2, conditions: [condition("Ready", "True")] }), "Running", "ok"],
  [pod(1, { phase: "Running", containerStatuses: [{ ready: true, state: running }], conditions: [condition("Ready", "False", "ReadinessGatesNotReady")] }), "Running", "warning"],
  [main("Succeeded", terminated(0, "Completed")), "Completed", "done"],
  [main("Succeeded", terminated(0)), "ExitCode:0", "done"],
  [main("Running", terminated(0, "Completed")), "Completed", "done"],
  [main("Running", terminated(1, "Error")), "Error", "error"],
  [main("Running", terminated(137, "OOMKilled")), "OOMKilled", "error"],
  [main("Running", terminated(128, "StartError")), "StartError", "error"],
  [main("Running", terminated(2)), "ExitCode:2", "error"],
  [main("Running", { terminated: { exitCode: 139, signal: 11 } }), "Signal:11", "error"],
  [main("Failed", terminated(0, "Completed")), "Completed", "error"],
  [pod(1, { phase: "Failed", reason: "Evicted" }), "Evicted", "error"],
  [pod(1, { phase: "Failed", reason: "OutOfcpu" }), "OutOfcpu", "error"],
  [pod(1, { phase: "Unknown" }), "Unknown", "unknown"],
  [deleted(main("Running", running, true)), "Terminating", "terminating"],
  [deleted(main("Running", waiting("CrashLoopBackOff"))), "Terminating", "terminating"],
  [pod(1, { phase: "Running", reason: "NodeLost" }), "NodeLost", "unknown"],
  [deleted(pod(1, { phase: "Running", reason: "NodeLost" })), "Unknown", "unknown"],
  [deleted(main("Failed", terminated(1, "Error"))), "Error", "error"],
];

describe("podStatus words and severities", () => {
  for (const [of, text, severity] of words) {
    it(`${of.status?.phase ?? "no phase"}: ${text} is ${severity}`, () => {
      const status = podStatus(of);
      assert.deepEqual([status.text, status.severity], [text, severity]);
    });
  }

  it("reads the dates of client-node's own objects, and of none that is not a date", () => {
    const restarted = (finishedAt: FromApi<Date>): FromApi<V1Pod> => {
      const lastState = { terminated: { exitCode: 1, finishedAt } };
      return pod(1, { phase: "Running", containerStatuses: [{ restartCount: 2, lastState }] });
    };
    const date = new Date(5_000);
    for (const time of [date, date.toISOString()]) {
      assert.equal(podStatus(restarted(time)).lastRestartAt, 5_000);
    }
    for (const time of [null, "", "yesterday"]) {
      const status = podStatus(restarted(time));
      assert.equal(status.restarts, 2);
      assert.equal("lastRestartAt" in status, false);
    }
  });
});
