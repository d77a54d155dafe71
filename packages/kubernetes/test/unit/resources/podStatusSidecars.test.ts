import type { V1ContainerStatus, V1PodStatus, V1Pod } from "@kubernetes/client-node";
import type { FromApi } from "../../../src/resources/fromApi.ts";
import { type PodCase, printsAsKubectl, restarts, running, terminated, waiting } from "./podCases.ts";

const twoSidecars = (status: FromApi<V1PodStatus>): FromApi<V1Pod> => ({
  spec: {
    initContainers: [
      { name: "sidecar-1", restartPolicy: "Always" },
      { name: "sidecar-2", restartPolicy: "Always" },
    ],
    containers: [{}],
  },
  status,
});
const initialized = (status: string) => [{ type: "Initialized", status }];
const first = (more: FromApi<V1ContainerStatus>) => ({ ...restarts(3, 10), name: "sidecar-1", ...more });
const second = (more: FromApi<V1ContainerStatus>) => ({ name: "sidecar-2", ready: false, ...more });

const testPrintPodWithRestartableInitContainer: readonly PodCase[] = [
  [
    "the first sidecar runs but has not started",
    twoSidecars({
      phase: "Pending",
      initContainerStatuses: [first({ started: false }), second({ state: waiting(), started: false })],
      containerStatuses: [{ ready: false, restartCount: 0, state: waiting() }],
      conditions: initialized("False"),
    }),
    "0/3",
    "Init:0/2",
    "3 (10s ago)",
  ],
  [
    "the second sidecar runs but has not started",
    twoSidecars({
      phase: "Pending",
      initContainerStatuses: [first({ started: true }), second({ state: running, started: false })],
      containerStatuses: [{ ready: false, restartCount: 0, state: waiting() }],
      conditions: initialized("False"),
    }),
    "0/3",
    "Init:1/2",
    "3 (10s ago)",
  ],
  [
    "both sidecars have started and the container runs",
    twoSidecars({
      phase: "Running",
      initContainerStatuses: [first({ started: true }), second({ state: running, started: true })],
      containerStatuses: [{ ...restarts(4, 20), ready: true }],
      conditions: initialized("True"),
    }),
    "1/3",
    "Running",
    "7 (10s ago)",
  ],
  [
    "the sidecars were stopped after the container completed",
    twoSidecars({
      phase: "Succeeded",
      initContainerStatuses: [
        first({ started: false, state: terminated(137, "Error") }),
        second({ started: false, state: terminated(137, "Error") }),
      ],
      containerStatuses: [{ ...restarts(4, 20), state: terminated(0, "Completed") }],
      conditions: initialized("True"),
    }),
    "0/3",
    "Completed",
    "7 (10s ago)",
  ],
  [
    "statuses of containers that the pod does not have",
    {
      spec: {
        initContainers: [{ name: "init1" }, { name: "sidecar1", restartPolicy: "Always" }],
        containers: [{ name: "container1" }],
      },
      status: {
        phase: "Running",
        initContainerStatuses: [{ name: "initinvalid" }, { name: "init1" }, { name: "sidecar1" }],
        containerStatuses: [{ name: "containerinvalid" }, { name: "container1" }],
      },
    },
    "0/2",
    "Init:0/2",
    "0",
  ],
];

const more: readonly PodCase[] = [
  [
    "a ready sidecar counts",
    twoSidecars({
      phase: "Running",
      initContainerStatuses: [
        first({ started: true, ready: true }),
        second({ state: running, started: true, ready: true }),
      ],
      containerStatuses: [{ ready: true, state: running }],
      conditions: initialized("True"),
    }),
    "3/3",
    "Running",
    "3 (10s ago)",
  ],
  [
    "a sidecar that crashes later shows, while the container is still counted",
    twoSidecars({
      phase: "Running",
      initContainerStatuses: [first({ started: false, state: waiting("CrashLoopBackOff") })],
      containerStatuses: [{ ready: true, restartCount: 0, state: running }],
      conditions: initialized("True"),
    }),
    "1/3",
    "Init:CrashLoopBackOff",
    "3 (10s ago)",
  ],
];

describe("podStatus with sidecars", () => {
  describe("TestPrintPodWithRestartableInitContainer", () =>
    printsAsKubectl(testPrintPodWithRestartableInitContainer));
  describe("beyond Kubernetes' own cases", () => printsAsKubectl(more));
});
