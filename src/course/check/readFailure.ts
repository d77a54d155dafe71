import { type CourseKinds, kindNames } from "../courseObjects.ts";
import type { Situation } from "./situation.ts";

type KindName = keyof CourseKinds;

/** The kinds that have to be read: each of those listed, or as many as the learner may read. */
export type NeededKinds = readonly KindName[] | "all";

/**
 * Why there is nothing to say yet; undefined where there is. A cluster is not known to be cleaned up while any kind is
 * still being read. But learners cannot have created objects of a kind that they may not read.
 */
export function readFailure(
  needed: NeededKinds,
  unread: ReadonlyMap<KindName, { readonly reason: "forbidden" | "slow" }>,
): Situation["objectsFailure"] {
  const reasons = (needed === "all" ? kindNames : needed).map((kind) => unread.get(kind)?.reason);
  const isForbidden = (reason: (typeof reasons)[number]): boolean => reason === "forbidden";
  if (needed === "all" ? reasons.every(isForbidden) : reasons.some(isForbidden)) return "forbidden";
  return reasons.includes("slow") ? "slow" : undefined;
}
