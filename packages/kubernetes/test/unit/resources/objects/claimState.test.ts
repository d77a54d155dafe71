import assert from "node:assert/strict";
import { claimState } from "../../../../src/resources/objects/claimState.ts";
import { summarizeClaim } from "../../../../src/resources/objects/claimSummary.ts";
import { summarizeStorageClass } from "../../../../src/resources/objects/storageClassSummary.ts";

type Claim = Parameters<typeof summarizeClaim>[0];

const claim = (spec: Claim["spec"], more: Claim = {}) =>
  summarizeClaim({
    metadata: { uid: "c", name: "data", namespace: "shop" },
    spec: { resources: { requests: { storage: "8Gi" } }, accessModes: ["ReadWriteOnce"], ...spec },
    status: { phase: "Pending" },
    ...more,
  });
const storageClass = (name: string, volumeBindingMode: string) =>
  summarizeStorageClass({ metadata: { uid: name, name }, provisioner: `${name}.csi`, volumeBindingMode });
const classes = new Map([
  ["gp3", storageClass("gp3", "WaitForFirstConsumer")],
  ["fast", storageClass("fast", "Immediate")],
]);

describe("A PersistentVolumeClaim", () => {
  it("that is bound is well, and has the size of its volume", () => {
    const bound = claim(
      { volumeName: "pv-1", storageClassName: "gp3" },
      { status: { phase: "Bound", capacity: { storage: "10Gi" } } },
    );
    assert.deepEqual(claimState(bound, classes), { severity: "ok", problems: [] });
    assert.deepEqual([bound.size, bound.volume, claim({}).size], ["10Gi", "pv-1", "8Gi"]);
  });

  for (const [what, spec, severity, problem] of [
    [
      "whose class waits for a pod",
      { storageClassName: "gp3" },
      "pending",
      { code: "firstConsumer", storageClass: "gp3" },
    ],
    [
      "whose class has to provide a volume",
      { storageClassName: "fast" },
      "pending",
      { code: "noVolume", by: { storageClass: "fast", provisioner: "fast.csi" } },
    ],
    [
      "of a class that does not exist",
      { storageClassName: "gone" },
      "warning",
      { code: "missing", kind: "StorageClass", name: "gone" },
    ],
    ["without a class", {}, "warning", { code: "noClass" }],
    ["that must have no class", { storageClassName: "" }, "pending", { code: "noVolume" }],
    [
      "of a certain volume",
      { volumeName: "pv-1", storageClassName: "" },
      "pending",
      { code: "noVolume", by: { volume: "pv-1" } },
    ],
  ] as const)
    it(`${what} says what it waits for`, () =>
      assert.deepEqual(claimState(claim(spec), classes), { severity, word: "Pending", problems: [problem] }));

  it("waits for the volume once a pod that uses it has a node", () => {
    const metadata = { annotations: { "volume.kubernetes.io/selected-node": "worker-a" } };
    const [problem] = claimState(claim({ storageClassName: "gp3" }, { metadata }), classes).problems;
    assert.equal(problem?.code, "noVolume");
  });

  it("says less without knowing the classes", () => {
    const [problem] = claimState(claim({ storageClassName: "gp3" }), undefined).problems;
    assert.deepEqual(problem, { code: "noVolume", by: { storageClass: "gp3", provisioner: "" } });
  });

  it("that has lost its volume is an error", () => {
    const lost = claim({ volumeName: "pv-1" }, { status: { phase: "Lost" } });
    assert.deepEqual(claimState(lost, classes), {
      severity: "error",
      word: "Lost",
      problems: [{ code: "volumeLost", volume: "pv-1" }],
    });
  });
});
