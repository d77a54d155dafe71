import assert from "node:assert/strict";
import type { V1ContainerStatus, V1Pod } from "@kubernetes/client-node";
import { containerStates } from "../../../src/resources/containerStatus.ts";
import type { FromApi } from "../../../src/resources/fromApi.ts";
import type { Severity } from "../../../src/resources/severity.ts";
import { running, terminated, waiting } from "./podCases.ts";

const pod: FromApi<V1Pod> = {
  spec: {
    containers: [
      { name: "web", image: "nginx" },
      { name: "log", image: "busybox" },
    ],
    initContainers: [
      { name: "migrate", image: "app" },
      { name: "proxy", image: "envoy", restartPolicy: "Always" },
    ],
    ephemeralContainers: [{ name: "debugger", image: "busybox" }],
  },
  status: {
    phase: "Running",
    // The kubelet need not report containers in the order of the spec.
    containerStatuses: [
      { name: "log", restartCount: 7, state: waiting("CrashLoopBackOff") },
      { name: "web", ready: true, image: "docker.io/library/nginx:latest", state: running },
    ],
    initContainerStatuses: [
      { name: "migrate", ready: true, state: terminated(0, "Completed") },
      { name: "proxy", ready: true, started: true, restartCount: 1, state: running },
    ],
    ephemeralContainerStatuses: [{ name: "debugger", ready: false, state: running }],
  },
};

const one = (status: FromApi<V1ContainerStatus>) =>
  containerStates({ spec: { containers: [{}] }, status: { containerStatuses: [status] } })[0];
const init = (status: FromApi<V1ContainerStatus>, restartPolicy = "OnFailure", phase = "Running") =>
  containerStates({
    spec: { initContainers: [{ restartPolicy }] },
    status: { phase, initContainerStatuses: [status] },
  })[0];

// prettier-ignore
const words: readonly (readonly [ReturnType<typeof one>, text: string, severity: Severity, exitCode?: number])[] = [
  [one({}), "Waiting", "pending"],
  [one({ state: {} }), "Waiting", "pending"],
  [one({ state: waiting() }), "Waiting", "pending"],
  [one({ state: waiting("ContainerCreating") }), "ContainerCreating", "pending"],
  [one({ state: waiting("ImagePullBackOff") }), "ImagePullBackOff", "error"],
  [one({ state: waiting("SomethingNew") }), "SomethingNew", "warning"],
  [one({ state: running, ready: true }), "Running", "ok"],
  [one({ state: running, ready: false }), "Running", "warning"],
  [one({ state: terminated(0, "Completed") }), "Completed", "done", 0],
  [one({ state: terminated(137, "OOMKilled") }), "OOMKilled", "error", 137],
  [one({ state: terminated(3) }), "ExitCode:3", "error", 3],
  [one({ state: terminated(0) }), "ExitCode:0", "done", 0],
  [one({ state: { terminated: { exitCode: 137, signal: 9 } } }), "Signal:9", "error", 137],
  [init({ state: running }), "Running", "pending"],
  [init({ state: terminated(1, "Error") }), "Error", "error", 1],
  [init({ state: running }, "Always"), "Running", "warning"],
  [init({ state: terminated(137, "Error") }, "Always"), "Error", "error", 137],
  [init({ state: terminated(137, "Error") }, "Always", "Succeeded"), "Error", "done", 137],
];

describe("containerStates", () => {
  it("lists the containers in the order in which they start", () => {
    assert.deepEqual(
      containerStates(pod).map(({ name, image, kind, text, ready, restarts, severity }) => {
        return [name, image, kind, text, ready, restarts, severity];
      }),
      [
        ["migrate", "app", "init", "Completed", true, 0, "done"],
        ["proxy", "envoy", "sidecar", "Running", true, 1, "ok"],
        ["web", "nginx", "ordinary", "Running", true, 0, "ok"],
        ["log", "busybox", "ordinary", "CrashLoopBackOff", false, 7, "error"],
        ["debugger", "busybox", "ephemeral", "Running", false, 0, "ok"],
      ],
    );
  });

  it("has the containers of a pod that no kubelet has seen, and none of an empty object", () => {
    const waitingWeb = { name: "web", image: "nginx", kind: "ordinary", text: "Waiting" };
    assert.deepEqual(containerStates({ spec: { containers: [{ name: "web", image: "nginx" }] } }), [
      { ...waitingWeb, ready: false, restarts: 0, severity: "pending" },
    ]);
    assert.deepEqual(containerStates({}), []);
  });

  for (const [container, text, severity, exitCode] of words) {
    it(`${text} is ${severity}`, () => {
      assert.deepEqual(
        [container?.text, container?.severity, container?.exitCode],
        [text, severity, exitCode],
      );
    });
  }
});
