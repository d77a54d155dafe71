import assert from "node:assert/strict";
import { drainFate } from "../../../src/resources/drainFate.ts";

const owned = (kind: string): object => ({ ownerReferences: [{ kind, name: "o", controller: true }] });
const scratch = { volumes: [{ name: "scratch", emptyDir: {} }] };
const mirror = { annotations: { "kubernetes.io/config.mirror": "x" } };

describe("what draining its node means for a pod", () => {
  for (const [what, pod, fate] of [
    ["of a ReplicaSet", { metadata: owned("ReplicaSet") }, { loses: [] }],
    ["of a DaemonSet", { metadata: owned("DaemonSet"), spec: scratch }, { heldBy: "daemonSet", loses: [] }],
    [
      "of a DaemonSet, finished",
      { metadata: owned("DaemonSet"), status: { phase: "Failed" } },
      { loses: [] },
    ],
    ["of the kubelet", { metadata: mirror, spec: scratch }, { heldBy: "kubelet", loses: [] }],
    ["without a controller", { metadata: {} }, { loses: ["pod"] }],
    [
      "whose owner is no controller",
      { metadata: { ownerReferences: [{ kind: "ReplicaSet", name: "o" }] } },
      { loses: ["pod"] },
    ],
    ["with data", { metadata: owned("ReplicaSet"), spec: scratch }, { loses: ["data"] }],
    ["with data and without a controller", { spec: scratch }, { loses: ["data", "pod"] }],
    ["that is finished", { spec: scratch, status: { phase: "Succeeded" } }, { loses: [] }],
  ] as const)
    it(what, () => assert.deepEqual(drainFate(pod), fate));
});
