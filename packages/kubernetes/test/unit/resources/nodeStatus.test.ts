import assert from "node:assert/strict";
import type { V1Node } from "@kubernetes/client-node";
import type { FromApi } from "../../../src/resources/fromApi.ts";
import { nodeInstanceType, nodeStatus, nodeZone } from "../../../src/resources/nodeStatus.ts";
import type { Severity } from "../../../src/resources/severity.ts";

const node = (conditions: readonly [type?: string, status?: string][], unschedulable = false) => ({
  spec: { unschedulable },
  status: { conditions: conditions.map(([type = "", status = ""]) => ({ type, status })) },
});
const labelled = (labels: Record<string, string>): FromApi<V1Node> => ({ metadata: { labels } });

// prettier-ignore
const testPrintNodeStatus: readonly (readonly [FromApi<V1Node>, text: string, Severity])[] = [
  [node([["Ready", "True"]]), "Ready", "ok"],
  [node([["Ready", "True"]], true), "Ready,SchedulingDisabled", "warning"],
  [node([["Ready", "True"], ["Ready", "True"]]), "Ready", "ok"],
  [node([["Ready", "False"]]), "NotReady", "error"],
  [node([["Ready", "False"]], true), "NotReady,SchedulingDisabled", "error"],
  [node([["InvalidValue", "True"]]), "Unknown", "unknown"],
  [node([[]]), "Unknown", "unknown"],
  [node([["InvalidValue", "True"]], true), "Unknown,SchedulingDisabled", "unknown"],
  [node([[]], true), "Unknown,SchedulingDisabled", "unknown"],
  // Beyond Kubernetes' own cases:
  [{}, "Unknown", "unknown"],
  [node([["Ready", "Unknown"]]), "NotReady", "error"],
  [node([["Ready", "True"], ["Ready", "False"]]), "NotReady", "error"],
  [node([["MemoryPressure", "False"], ["Ready", "True"]]), "Ready", "ok"],
];

const testPrintNodeRole: readonly (readonly [FromApi<V1Node>, roles: string])[] = [
  [{}, ""],
  [
    labelled({
      "node-role.kubernetes.io/master": "",
      "node-role.kubernetes.io/control-plane": "",
      "node-role.kubernetes.io/proxy": "",
      "kubernetes.io/role": "node",
    }),
    "control-plane,master,node,proxy",
  ],
  [labelled({ "kubernetes.io/role": "node" }), "node"],
  // Beyond Kubernetes' own cases:
  [labelled({ "node-role.kubernetes.io/worker": "true" }), "worker"],
  [labelled({ "node-role.kubernetes.io/worker": "", "kubernetes.io/role": "worker" }), "worker"],
  [labelled({ "node-role.kubernetes.io/": "", "kubernetes.io/role": "", "kubernetes.io/os": "linux" }), ""],
];

describe("nodeStatus", () => {
  describe("TestPrintNodeStatus", () => {
    for (const [of, text, severity] of testPrintNodeStatus) {
      it(`${text} is ${severity}`, () => {
        const status = nodeStatus(of);
        assert.deepEqual([status.text, status.severity], [text, severity]);
      });
    }
  });

  describe("TestPrintNodeRole", () => {
    for (const [of, roles] of testPrintNodeRole) {
      it(roles || "<none>", () => assert.equal(nodeStatus(of).roles.join(), roles));
    }
  });

  it("has the kubelet's version, and none before it is known", () => {
    assert.equal(nodeStatus({ status: { nodeInfo: { kubeletVersion: "v1.37.2" } } }).version, "v1.37.2");
    assert.equal(nodeStatus({}).version, "");
  });

  it("reads instance type and zone from the well-known labels", () => {
    const node = labelled({
      "node.kubernetes.io/instance-type": "m7g.large",
      "topology.kubernetes.io/zone": "ap-northeast-2a",
    });
    assert.deepEqual([nodeInstanceType(node), nodeZone(node)], ["m7g.large", "ap-northeast-2a"]);
    assert.deepEqual([nodeInstanceType({}), nodeZone({})], [undefined, undefined]);
  });
});
