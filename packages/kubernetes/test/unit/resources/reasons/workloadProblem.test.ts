import assert from "node:assert/strict";
import { summarizeWorkload, type WorkloadSummary } from "../../../../src/resources/workloadSummary.ts";

const made = "2026-01-01T00:00:00Z";
const metadata = { name: "web", namespace: "shop", creationTimestamp: made };
const condition = (type: string, status: string, reason: string, message = "") => ({
  type,
  status,
  reason,
  message,
});
const quota =
  'pods "web-7d9-x" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=3, limited: pods=3';
const { Deployment, StatefulSet, DaemonSet, Job, CronJob } = summarizeWorkload;

const cases: readonly (readonly [what: string, WorkloadSummary, problem: unknown])[] = [
  [
    "a complete Deployment",
    Deployment({
      metadata,
      status: { replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 },
    }),
    undefined,
  ],
  [
    "a Deployment that a quota stops",
    Deployment({
      metadata,
      status: { conditions: [condition("ReplicaFailure", "True", "FailedCreate", quota)] },
    }),
    { code: "refused", by: { type: "quota", name: "compute" }, said: quota },
  ],
  [
    "a Deployment without progress",
    Deployment({
      metadata,
      spec: { replicas: 3, progressDeadlineSeconds: 30 },
      status: {
        conditions: [
          condition(
            "Progressing",
            "False",
            "ProgressDeadlineExceeded",
            'ReplicaSet "web-7d9" has timed out progressing.',
          ),
        ],
      },
    }),
    { code: "noProgress", seconds: 30 },
  ],
  [
    "a Deployment whose ReplicaSet cannot be created",
    Deployment({
      metadata,
      status: {
        conditions: [
          condition(
            "Progressing",
            "False",
            "ReplicaSetCreateError",
            'admission webhook "policy.example.com" denied the request: no',
          ),
        ],
      },
    }),
    {
      code: "refused",
      by: { type: "webhook", name: "policy.example.com", isSilent: false },
      said: 'admission webhook "policy.example.com" denied the request: no',
    },
  ],
  [
    "a Deployment that lost pods",
    Deployment({
      metadata,
      spec: { replicas: 3 },
      status: {
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 1,
        availableReplicas: 1,
        conditions: [
          condition("Available", "False", "MinimumReplicasUnavailable"),
          condition("Progressing", "True", "NewReplicaSetAvailable"),
        ],
      },
    }),
    { code: "tooFew", ready: 1, wanted: 3 },
  ],
  [
    "a paused Deployment",
    Deployment({
      metadata,
      spec: { replicas: 3, paused: true },
      status: { replicas: 3, updatedReplicas: 1 },
    }),
    { code: "paused" },
  ],
  [
    "a Deployment without a ready pod",
    Deployment({ metadata, spec: { replicas: 3 }, status: { replicas: 3 } }),
    { code: "noneReady", wanted: 3, from: Date.parse(made) + 60_000 },
  ],
  [
    "a StatefulSet without a pod",
    StatefulSet({ metadata, spec: { replicas: 2 }, status: { observedGeneration: 1 } }),
    { code: "noPods", wanted: 2, from: Date.parse(made) + 60_000 },
  ],
  [
    "a DaemonSet without a pod",
    DaemonSet({
      metadata,
      status: { observedGeneration: 1, desiredNumberScheduled: 3, currentNumberScheduled: 0 },
    }),
    { code: "noPods", wanted: 3, from: Date.parse(made) + 60_000 },
  ],
  [
    "a Deployment that its controller has not seen",
    Deployment({ metadata, spec: { replicas: 3 } }),
    { code: "noneReady", wanted: 3, from: Date.parse(made) + 60_000 },
  ],
  [
    "a Deployment that a finalizer holds",
    Deployment({
      metadata: {
        ...metadata,
        deletionTimestamp: made,
        finalizers: ["foregroundDeletion", "example.com/dns"],
      },
    }),
    { code: "finalizers", finalizers: ["example.com/dns"] },
  ],
  [
    "a Deployment that waits for its pods to be deleted",
    Deployment({ metadata: { ...metadata, deletionTimestamp: made, finalizers: ["foregroundDeletion"] } }),
    undefined,
  ],
  [
    "a DaemonSet whose pods are all down",
    DaemonSet({ metadata, status: { desiredNumberScheduled: 3, currentNumberScheduled: 3 } }),
    { code: "noneReady", wanted: 3 },
  ],
  [
    "a StatefulSet whose pods are all down",
    StatefulSet({ metadata, spec: { replicas: 2 }, status: { replicas: 1 } }),
    { code: "noneReady", wanted: 2 },
  ],
  [
    "a Job that tried too often",
    Job({
      metadata,
      spec: { backoffLimit: 4 },
      status: {
        conditions: [
          condition("Failed", "True", "BackoffLimitExceeded", "Job has reached the specified backoff limit"),
        ],
      },
    }),
    {
      code: "gaveUp",
      reason: "BackoffLimitExceeded",
      said: "Job has reached the specified backoff limit",
      limit: 4,
    },
  ],
  [
    "a Job that took too long",
    Job({
      metadata,
      spec: { activeDeadlineSeconds: 60 },
      status: {
        conditions: [
          condition("Failed", "True", "DeadlineExceeded", "Job was active longer than specified deadline"),
        ],
      },
    }),
    {
      code: "gaveUp",
      reason: "DeadlineExceeded",
      said: "Job was active longer than specified deadline",
      limit: 60,
    },
  ],
  [
    "a Job that its failure policy ended",
    Job({
      metadata,
      status: {
        conditions: [
          condition("Failed", "True", "PodFailurePolicy", "Container main failed with exit code 42"),
        ],
      },
    }),
    { code: "gaveUp", reason: "PodFailurePolicy", said: "Container main failed with exit code 42" },
  ],
  [
    "a Job that tries again",
    Job({ metadata, status: { active: 1, failed: 2 } }),
    { code: "podsFailed", failed: 2 },
  ],
  ["a Job that runs", Job({ metadata, status: { active: 1 } }), undefined],
  ["a suspended Job", Job({ metadata, spec: { suspend: true } }), { code: "suspended" }],
  [
    "a complete Job",
    Job({ metadata, status: { failed: 1, conditions: [condition("Complete", "True", "")] } }),
    undefined,
  ],
  ["a CronJob", CronJob({ metadata }), undefined],
  ["a suspended CronJob", CronJob({ metadata, spec: { suspend: true } }), { code: "suspended" }],
];

describe("The problem of", () => {
  for (const [what, { problem }, expected] of cases) it(what, () => assert.deepEqual(problem, expected));
});
