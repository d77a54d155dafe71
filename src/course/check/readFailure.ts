import { type CourseKinds, kindNames } from "../courseObjects.ts";
import type { PartId } from "../steps.ts";
import type { Situation } from "./situation.ts";

type KindName = keyof CourseKinds;

/** The kinds without which nothing can be said of a part. */
const neededKinds: Readonly<Partial<Record<PartId, readonly KindName[]>>> = {
  podRunning: ["pods"],
  deploymentReady: ["deployments"],
  revisionRolledOut: ["deployments", "replicaSets"],
  revisionRolledBack: ["deployments", "replicaSets"],
  daemonSetOnEveryNode: ["daemonSets"],
  podReplaced: ["deployments", "replicaSets", "pods"],
  jobCompleted: ["jobs"],
  serviceHasEndpoints: ["services", "endpointSlices"],
  traceOpened: ["deployments"],
  podsMoved: ["deployments", "replicaSets", "pods"],
};

/**
 * Why nothing can be said of a part; undefined where something can. A cluster is not known to be cleaned up while a
 * kind is still being read; a kind that the learner may not read is none that they have made something of.
 */
export function readFailure(
  part: PartId,
  unread: ReadonlyMap<KindName, { readonly reason: "forbidden" | "slow" }>,
): Situation["objectsFailure"] {
  const reasons = (part === "courseCleanedUp" ? kindNames : (neededKinds[part] ?? [])).map(
    (kind) => unread.get(kind)?.reason,
  );
  const isForbidden = (reason: (typeof reasons)[number]): boolean => reason === "forbidden";
  if (part === "courseCleanedUp" ? reasons.every(isForbidden) : reasons.some(isForbidden)) return "forbidden";
  return reasons.includes("slow") ? "slow" : undefined;
}
