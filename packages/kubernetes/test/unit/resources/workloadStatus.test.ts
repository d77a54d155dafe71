import assert from "node:assert/strict";
import type { ObjectOf } from "../../../src/resources/objectOf.ts";
import type { WorkloadKind } from "../../../src/resources/workloadSummary.ts";
import {
  isPartOfWorkload,
  summarizeWorkload,
  workloadFigures,
} from "../../../src/resources/workloadSummary.ts";
import {
  cronJobStatus,
  daemonSetStatus,
  deploymentStatus,
  jobStatus,
  replicaSetStatus,
  statefulSetStatus,
  type WorkloadStatus,
} from "../../../src/resources/workloadStatus.ts";

const brief = ({ text, ready, wanted, severity }: WorkloadStatus): string =>
  `${text} ${ready}/${wanted} ${severity}`;

type Cases<Kind extends WorkloadKind> = readonly (readonly [
  what: string,
  workload: ObjectOf<Kind>,
  expected: string,
])[];

function itSays<Kind extends WorkloadKind>(
  status: (workload: ObjectOf<Kind>) => WorkloadStatus,
  cases: Cases<Kind>,
): void {
  for (const [what, workload, expected] of cases)
    it(what, () => assert.equal(brief(status(workload)), expected));
}

const condition = (type: string, status: string, reason?: string) => ({
  type,
  status,
  ...(reason !== undefined && { reason, message: `because of ${reason}` }),
});
const rolledOut = condition("Progressing", "True", "NewReplicaSetAvailable");
const full = { replicas: 3, updatedReplicas: 3, readyReplicas: 3, availableReplicas: 3 };

describe("The status of a Deployment", () => {
  itSays<"Deployment">(deploymentStatus, [
    [
      "that is complete",
      { spec: { replicas: 3 }, status: { ...full, conditions: [rolledOut] } },
      "Available 3/3 ok",
    ],
    [
      "of one replica where none is named",
      { status: { replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 } },
      "Available 1/1 ok",
    ],
    ["that is scaled to nothing", { spec: { replicas: 0 }, status: {} }, "Available 0/0 ok"],
    [
      "that has just been made",
      { metadata: { generation: 1 }, spec: { replicas: 3 } },
      "Progressing 0/3 pending",
    ],
    [
      "whose new specification the controller has not seen yet",
      { metadata: { generation: 2 }, spec: { replicas: 3 }, status: { ...full, observedGeneration: 1 } },
      "Progressing 3/3 pending",
    ],
    [
      "that replaces pods",
      { spec: { replicas: 3 }, status: { ...full, updatedReplicas: 1 } },
      "Progressing 3/3 pending",
    ],
    [
      "whose old pods still have to go",
      { spec: { replicas: 3 }, status: { ...full, replicas: 4 } },
      "Progressing 3/3 pending",
    ],
    [
      "whose pods are not available yet",
      { spec: { replicas: 3 }, status: { ...full, readyReplicas: 3, availableReplicas: 1 } },
      "Progressing 3/3 pending",
    ],
    [
      "that does not come along",
      {
        spec: { replicas: 3 },
        status: {
          ...full,
          updatedReplicas: 1,
          readyReplicas: 2,
          conditions: [condition("Progressing", "False", "ProgressDeadlineExceeded")],
        },
      },
      "ProgressDeadlineExceeded 2/3 error",
    ],
    [
      "whose pods cannot be made",
      {
        spec: { replicas: 3 },
        status: {
          conditions: [
            condition("Progressing", "False", "ProgressDeadlineExceeded"),
            condition("ReplicaFailure", "True", "FailedCreate"),
          ],
        },
      },
      "ReplicaFailure 0/3 error",
    ],
    [
      "that was complete and lost too many pods",
      {
        spec: { replicas: 3 },
        status: {
          ...full,
          readyReplicas: 1,
          availableReplicas: 1,
          conditions: [condition("Available", "False", "MinimumReplicasUnavailable"), rolledOut],
        },
      },
      "Unavailable 1/3 warning",
    ],
    [
      "that was complete and misses a pod that it can do without",
      {
        spec: { replicas: 3 },
        status: {
          ...full,
          readyReplicas: 2,
          availableReplicas: 2,
          conditions: [condition("Available", "True", "MinimumReplicasAvailable"), rolledOut],
        },
      },
      "Progressing 2/3 pending",
    ],
    [
      "that is paused half-way",
      { spec: { replicas: 3, paused: true }, status: { ...full, updatedReplicas: 1 } },
      "Paused 3/3 warning",
    ],
    [
      "that is paused and complete",
      { spec: { replicas: 3, paused: true }, status: full },
      "Available 3/3 ok",
    ],
    [
      "that is being deleted",
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" }, spec: { replicas: 3 }, status: full },
      "Terminating 3/3 terminating",
    ],
  ]);

  it("has the message of the condition that it comes from", () => {
    const conditions = [condition("ReplicaFailure", "True", "FailedCreate")];
    assert.equal(deploymentStatus({ status: { conditions } }).message, "because of FailedCreate");
  });
});

describe("The status of a ReplicaSet", () => {
  const failed = { conditions: [condition("ReplicaFailure", "True", "FailedCreate")] };
  for (const [what, status, expected] of [
    ["that has its pods", full, "Available 3/3 ok"],
    ["whose pods start", { ...full, readyReplicas: 1 }, "Progressing 1/3 pending"],
    ["whose pods cannot be made", failed, "ReplicaFailure 0/3 error"],
    [
      "whose pods could not be made before",
      { ...full, conditions: [condition("ReplicaFailure", "False", "FailedCreate")] },
      "Available 3/3 ok",
    ],
  ] as const)
    it(what, () => assert.equal(brief(replicaSetStatus({ spec: { replicas: 3 }, status })), expected));

  it("that is being deleted is not said to fail", () => {
    const metadata = { deletionTimestamp: "2026-01-01T00:00:00Z" };
    const found = replicaSetStatus({ metadata, spec: { replicas: 3 }, status: failed });
    assert.equal(brief(found), "Terminating 0/3 terminating");
  });
});

describe("The status of a StatefulSet", () => {
  const same = { currentRevision: "a", updateRevision: "a" };
  itSays<"StatefulSet">(statefulSetStatus, [
    [
      "that is complete",
      { spec: { replicas: 2 }, status: { ...same, replicas: 2, readyReplicas: 2 } },
      "Available 2/2 ok",
    ],
    [
      "that makes its pods",
      { spec: { replicas: 2 }, status: { ...same, replicas: 1, readyReplicas: 1 } },
      "Progressing 1/2 pending",
    ],
    [
      "whose first pod is down",
      { spec: { replicas: 2 }, status: { ...same, replicas: 1 } },
      "Unavailable 0/2 warning",
    ],
    [
      "whose pods are all down",
      { spec: { replicas: 2 }, status: { ...same, replicas: 2, readyReplicas: 0 } },
      "Unavailable 0/2 warning",
    ],
    ["that has no pod yet", { spec: { replicas: 2 }, status: same }, "Progressing 0/2 pending"],
    [
      "that has pods too many",
      { spec: { replicas: 1 }, status: { ...same, replicas: 2, readyReplicas: 2 } },
      "Progressing 2/1 pending",
    ],
    [
      "that replaces pods",
      {
        spec: { replicas: 2 },
        status: { replicas: 2, readyReplicas: 2, currentRevision: "a", updateRevision: "b" },
      },
      "Progressing 2/2 pending",
    ],
    [
      "that replaces pods down to a partition",
      {
        spec: { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
        status: {
          replicas: 3,
          readyReplicas: 3,
          updatedReplicas: 1,
          currentRevision: "a",
          updateRevision: "b",
        },
      },
      "Available 3/3 ok",
    ],
    [
      "whose pods are replaced when somebody deletes them",
      {
        spec: { replicas: 1, updateStrategy: { type: "OnDelete" } },
        status: { replicas: 1, readyReplicas: 1, currentRevision: "a", updateRevision: "b" },
      },
      "Available 1/1 ok",
    ],
    [
      "whose new specification the controller has not seen yet",
      {
        metadata: { generation: 2 },
        status: { ...same, replicas: 1, readyReplicas: 1, observedGeneration: 1 },
      },
      "Progressing 1/1 pending",
    ],
    [
      "that is being deleted",
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } },
      "Terminating 0/1 terminating",
    ],
  ]);
});

describe("The status of a DaemonSet", () => {
  const everywhere = {
    desiredNumberScheduled: 3,
    updatedNumberScheduled: 3,
    numberReady: 3,
    numberAvailable: 3,
  };
  itSays<"DaemonSet">(daemonSetStatus, [
    ["that is on every node", { status: everywhere }, "Available 3/3 ok"],
    ["that no node is for", { status: {} }, "Available 0/0 ok"],
    [
      "that misses a node",
      { status: { ...everywhere, numberReady: 2, numberAvailable: 2 } },
      "Progressing 2/3 pending",
    ],
    [
      "whose pods are all down",
      { status: { ...everywhere, currentNumberScheduled: 3, numberReady: 0, numberAvailable: 0 } },
      "Unavailable 0/3 warning",
    ],
    ["that has no pod yet", { status: { desiredNumberScheduled: 3 } }, "Progressing 0/3 pending"],
    [
      "that replaces pods",
      { status: { ...everywhere, updatedNumberScheduled: 1 } },
      "Progressing 3/3 pending",
    ],
    [
      "whose pods are replaced when somebody deletes them",
      {
        spec: { updateStrategy: { type: "OnDelete" } },
        status: { ...everywhere, updatedNumberScheduled: 0 },
      },
      "Available 3/3 ok",
    ],
    [
      "that the controller has not seen yet",
      { metadata: { generation: 1 }, status: {} },
      "Progressing 0/0 pending",
    ],
    [
      "that is being deleted",
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" }, status: everywhere },
      "Terminating 3/3 terminating",
    ],
  ]);
});

describe("The status of a Job", () => {
  itSays<"Job">(jobStatus, [
    [
      "that is complete",
      { status: { succeeded: 1, conditions: [condition("Complete", "True")] } },
      "Complete 1/1 done",
    ],
    ["that runs", { spec: { completions: 5 }, status: { succeeded: 2, active: 1 } }, "Running 2/5 pending"],
    ["that tries again", { status: { active: 1, failed: 1 } }, "Running 0/1 warning"],
    [
      "that has failed",
      { status: { failed: 7, conditions: [condition("Failed", "True", "BackoffLimitExceeded")] } },
      "BackoffLimitExceeded 0/1 error",
    ],
    [
      "that is about to fail",
      { status: { conditions: [condition("FailureTarget", "True")] } },
      "Failed 0/1 error",
    ],
    [
      "whose condition does not hold",
      { status: { conditions: [condition("Failed", "False")] } },
      "Running 0/1 pending",
    ],
    [
      "that has met its criteria and waits for its pods to end",
      { status: { succeeded: 1, active: 2, conditions: [condition("SuccessCriteriaMet", "True")] } },
      "SuccessCriteriaMet 1/1 pending",
    ],
    ["that is suspended", { spec: { suspend: true } }, "Suspended 0/1 pending"],
    [
      "that is being deleted",
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } },
      "Terminating 0/1 terminating",
    ],
  ]);
});

describe("The figures of a Job", () => {
  const cases: readonly (readonly [ObjectOf<"Job">, string])[] = [
    [{}, "0/1"],
    [{ spec: { completions: 5, parallelism: 2 }, status: { succeeded: 2 } }, "2/5"],
    [{ spec: { parallelism: 1 }, status: { succeeded: 1 } }, "1/1"],
    [{ spec: { parallelism: 3 }, status: { succeeded: 1 } }, "1/1 of 3"],
    [{ spec: { parallelism: 0 } }, "0/1"],
  ];
  for (const [job, figures] of cases)
    it(`are ${figures}, as kubectl prints them`, () =>
      assert.equal(workloadFigures(summarizeWorkload.Job(job)), figures));
});

describe("The status of a CronJob", () => {
  itSays<"CronJob">(cronJobStatus, [
    ["that waits for its time", {}, "Scheduled 0/0 ok"],
    ["one of whose Jobs runs", { status: { active: [{ name: "a" }] } }, "Running 1/0 ok"],
    ["that is suspended", { spec: { suspend: true } }, "Suspended 0/0 pending"],
    [
      "that is being deleted",
      { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } },
      "Terminating 0/0 terminating",
    ],
  ]);
});

describe("The summary of a workload", () => {
  it("names the object and what it runs", () => {
    const summary = summarizeWorkload.CronJob({
      metadata: { uid: "1", name: "nightly", namespace: "ops", creationTimestamp: "2026-01-01T00:00:00Z" },
      spec: {
        schedule: "0 3 * * *",
        jobTemplate: { spec: { template: { spec: { containers: [{ name: "a", image: "busybox:1.37" }] } } } },
      },
    });
    const { status, ...rest } = summary;
    assert.equal(status.text, "Scheduled");
    assert.deepEqual(rest, {
      uid: "1",
      apiVersion: "batch/v1",
      kind: "CronJob",
      namespace: "ops",
      name: "nightly",
      ready: 0,
      wanted: 0,
      problem: undefined,
      parallelism: undefined,
      images: ["busybox:1.37"],
      schedule: "0 3 * * *",
      selector: undefined,
      controllerUid: undefined,
      controllerKind: undefined,
      createdAt: Date.UTC(2026, 0, 1),
    });
  });

  it("bears an object that lacks everything", () => {
    assert.equal(summarizeWorkload.Deployment({}).apiVersion, "apps/v1");
    assert.equal(brief(summarizeWorkload.Job({}).status), "Running 0/1 pending");
  });

  it("tells what another workload makes, not what merely has an owner", () => {
    const ownedBy = (kind: string, controller: boolean) =>
      isPartOfWorkload(summarizeWorkload.Job({ metadata: { ownerReferences: [{ kind, controller }] } }));
    assert.deepEqual(
      [ownedBy("CronJob", true), ownedBy("CronJob", false), ownedBy("Workflow", true)],
      [true, false, false],
    );
  });
});
