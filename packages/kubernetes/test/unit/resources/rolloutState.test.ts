import assert from "node:assert/strict";
import { type RollingWorkload, rolloutState } from "../../../src/resources/rolloutState.ts";

const complete = {
  observedGeneration: 2,
  replicas: 3,
  updatedReplicas: 3,
  readyReplicas: 3,
  availableReplicas: 3,
};

function deployment(status: object, spec: object = {}): RollingWorkload {
  return { kind: "Deployment", metadata: { generation: 2 }, spec: { replicas: 3, ...spec }, status };
}

const pulling = {
  metadata: { name: "web-2" },
  spec: { containers: [{ name: "web" }] },
  status: {
    phase: "Pending",
    containerStatuses: [{ name: "web", state: { waiting: { reason: "ErrImagePull" } } }],
  },
};

describe("rolloutState", () => {
  it("is complete once all pods are updated and available", () =>
    assert.deepEqual(rolloutState(deployment(complete), []), { is: "complete", pods: 3 }));

  it("is going before the controller has seen the change", () =>
    assert.deepEqual(
      rolloutState(deployment({ ...complete, observedGeneration: 1, updatedReplicas: 0 }), []),
      {
        is: "going",
        updated: 0,
        wanted: 3,
      },
    ));

  it("is going while old pods are left", () =>
    assert.deepEqual(rolloutState(deployment({ ...complete, replicas: 4, updatedReplicas: 2 }), []), {
      is: "going",
      updated: 2,
      wanted: 3,
    }));

  it("is stuck where a new pod does not start", () =>
    assert.deepEqual(rolloutState(deployment({ ...complete, replicas: 4, updatedReplicas: 1 }), [pulling]), {
      is: "stuck",
      pod: "web-2",
      reason: "ErrImagePull",
    }));

  it("has failed where the controller says so, or was told to pause", () => {
    const condition = {
      type: "Progressing",
      status: "False",
      reason: "ProgressDeadlineExceeded",
      message: "timed out",
    };
    assert.deepEqual(rolloutState(deployment({ ...complete, conditions: [condition] }), [pulling]), {
      is: "failed",
      reason: "timed out",
    });
    assert.deepEqual(
      rolloutState(deployment({ ...complete, updatedReplicas: 1, replicas: 4 }, { paused: true }), []),
      { is: "failed", reason: "Paused" },
    );
  });

  it("counts the pods of a DaemonSet by its nodes", () => {
    const status = { observedGeneration: 1, desiredNumberScheduled: 3, updatedNumberScheduled: 1 };
    const set: RollingWorkload = { kind: "DaemonSet", metadata: { generation: 1 }, spec: {}, status };
    assert.deepEqual(rolloutState(set, []), { is: "going", updated: 1, wanted: 3 });
  });
});
