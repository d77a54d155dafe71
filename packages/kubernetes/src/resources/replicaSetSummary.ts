import { kinds } from "../kinds/kinds.ts";
import { controllerUid } from "./controllerUid.ts";
import { timeMs } from "./fromApi.ts";
import type { ObjectOf } from "./objectOf.ts";
import { revisionOf } from "./rollout.ts";
import { selectorText } from "./selectorText.ts";

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
  readonly images: readonly string[];
  /** Selects its pods, in the syntax of `kubectl get -l`. */
  readonly selector: string | undefined;
  readonly controllerUid: string | undefined;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
}

export function summarizeReplicaSet(replicaSet: ObjectOf<"ReplicaSet">): ReplicaSetSummary {
  const { metadata, spec, status } = replicaSet;
  return {
    uid: metadata?.uid ?? "",
    apiVersion: kinds.ReplicaSet.apiVersion,
    kind: "ReplicaSet",
    namespace: metadata?.namespace ?? "",
    name: metadata?.name ?? "",
    revision: revisionOf(replicaSet),
    ready: status?.readyReplicas ?? 0,
    wanted: spec?.replicas ?? 1,
    images: (spec?.template?.spec?.containers ?? []).map(({ image }) => image ?? ""),
    selector: selectorText(spec?.selector),
    controllerUid: controllerUid(metadata),
    createdAt: timeMs(metadata?.creationTimestamp),
  };
}
