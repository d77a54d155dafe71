import { kinds } from "../kinds/kinds.ts";
import { controllerUid } from "./controllerUid.ts";
import { timeMs } from "./fromApi.ts";
import type { ObjectOf } from "./objectOf.ts";
import type { WorkloadProblem } from "./reasons/problem.ts";
import { workloadProblem } from "./reasons/workloadProblem.ts";
import { revisionOf } from "./rollout.ts";
import { selectorText } from "./selectorText.ts";
import { replicaSetStatus, type WorkloadStatus } from "./workloadStatus.ts";

/** The fields of a ReplicaSet that the tree shows, and those that identify it. */
export interface ReplicaSetSummary {
  readonly uid: string;
  readonly apiVersion: string;
  readonly kind: "ReplicaSet";
  readonly namespace: string;
  readonly name: string;
  /** The revision of its Deployment; 0 before it has been numbered. */
  readonly revision: number;
  readonly ready: number;
  readonly wanted: number;
  readonly status: WorkloadStatus;
  /** What keeps the ReplicaSet from creating its pods, or from going. That they start is left to its Deployment. */
  readonly problem: WorkloadProblem | undefined;
  readonly images: readonly string[];
  /** Selects its pods, in the syntax of `kubectl get -l`. */
  readonly selector: string | undefined;
  readonly controllerUid: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

export function summarizeReplicaSet(replicaSet: ObjectOf<"ReplicaSet">): ReplicaSetSummary {
  const { metadata, spec } = replicaSet;
  const status = replicaSetStatus(replicaSet);
  return {
    uid: metadata?.uid ?? "",
    apiVersion: kinds.ReplicaSet.apiVersion,
    kind: "ReplicaSet",
    namespace: metadata?.namespace ?? "",
    name: metadata?.name ?? "",
    revision: revisionOf(replicaSet),
    ready: status.ready,
    wanted: status.wanted,
    status,
    problem: status.severity === "pending" ? undefined : workloadProblem(replicaSet, status),
    images: (spec?.template?.spec?.containers ?? []).map(({ image }) => image ?? ""),
    selector: selectorText(spec?.selector),
    controllerUid: controllerUid(metadata),
    createdAt: timeMs(metadata?.creationTimestamp),
  };
}
