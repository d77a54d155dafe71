import type { CourseKinds, CourseObjects } from "../../../src/course/courseObjects.ts";
import { summarizeNode } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";

/** What the course sees of a cluster in which the learner has nothing, with some of it replaced. */
export function world(objects: Partial<CourseObjects> = {}): CourseObjects {
  return {
    pods: [],
    deployments: [],
    replicaSets: [],
    daemonSets: [],
    statefulSets: [],
    jobs: [],
    cronJobs: [],
    services: [],
    endpointSlices: [],
    nodes: [node("node-1"), node("node-2"), node("node-3")],
    cluster: "practice",
    ...objects,
  };
}

export function node(
  name: string,
  { ready = true, cordoned = false }: { ready?: boolean; cordoned?: boolean } = {},
): CourseObjects["nodes"][number] {
  return summarizeNode({
    metadata: { name, uid: name },
    spec: { unschedulable: cordoned },
    status: { conditions: [{ type: "Ready", status: ready ? "True" : "Unknown" }] },
  });
}

interface PodOptions {
  readonly owner?: string;
  readonly node?: string;
  readonly ready?: boolean;
  readonly phase?: string;
  readonly deleted?: boolean;
  readonly containers?: NonNullable<CourseKinds["pods"]["status"]>["containerStatuses"];
}

export function pod(name: string, options: PodOptions = {}): CourseKinds["pods"] {
  const { owner, node: nodeName = "node-1", ready = true, phase = "Running", deleted = false } = options;
  return {
    metadata: {
      name,
      uid: name,
      namespace: "default",
      ...(owner && { ownerReferences: [{ uid: owner, controller: true, kind: "ReplicaSet", name: owner }] }),
      ...(deleted && { deletionTimestamp: "2026-01-01T00:00:00Z" }),
    },
    spec: { nodeName, containers: [{ name: "web" }] },
    status: {
      phase,
      conditions: [{ type: "Ready", status: ready ? "True" : "False" }],
      containerStatuses: options.containers ?? [
        {
          name: "web",
          ready,
          restartCount: 0,
          ...(phase === "Running" && { state: { running: { startedAt: "2026-01-01T00:00:00Z" } } }),
        },
      ],
    },
  };
}

export function replicaSet(
  name: string,
  replicas: number,
  options: { deployment?: string; revision?: number; history?: string; ready?: number } = {},
): CourseKinds["replicaSets"] {
  const { deployment = "web", revision = 1, history, ready = replicas } = options;
  return {
    metadata: {
      name,
      uid: name,
      namespace: "default",
      ownerReferences: [{ uid: deployment, controller: true, kind: "Deployment", name: deployment }],
      annotations: {
        "deployment.kubernetes.io/revision": String(revision),
        ...(history && { "deployment.kubernetes.io/revision-history": history }),
      },
    },
    spec: { replicas },
    status: { replicas, readyReplicas: ready },
  };
}

export function deployment(
  name: string,
  replicas: number,
  { ready = replicas, observed = 1, generation = 1 } = {},
): CourseKinds["deployments"] {
  return {
    metadata: { name, uid: name, namespace: "default", generation },
    spec: { replicas },
    status: {
      observedGeneration: observed,
      replicas,
      updatedReplicas: replicas,
      readyReplicas: ready,
      availableReplicas: ready,
    },
  };
}
