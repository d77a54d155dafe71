import { bounded } from "../reasons/bounded.ts";
import type { ClaimProblem } from "../reasons/problem.ts";
import type { ClaimSummary } from "./claimSummary.ts";
import { deletionState, type ObjectState } from "./objectState.ts";
import type { StorageClassSummary } from "./storageClassSummary.ts";

/**
 * How a PersistentVolumeClaim is: whether it has its volume, and what it waits for.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#binding
 *
 * @param classes the StorageClasses of the cluster, by name; undefined if they are not known
 */
export function claimState(
  claim: ClaimSummary,
  classes: ReadonlyMap<string, StorageClassSummary> | undefined,
): ObjectState {
  if (claim.isTerminating) return deletionState(claim);
  const { phase, volume = "" } = claim;
  if (phase === "Bound") return { severity: "ok", problems: [] };
  if (phase === "Lost") return { severity: "error", word: phase, problems: [{ code: "volumeLost", volume }] };
  const problem = waitingFor(claim, classes);
  const waits = problem.code === "firstConsumer" || problem.code === "noVolume";
  return { severity: waits ? "pending" : "warning", word: phase, problems: [problem] };
}

function waitingFor(
  { storageClass, volume, hasConsumer }: ClaimSummary,
  classes: ReadonlyMap<string, StorageClassSummary> | undefined,
): ClaimProblem {
  if (volume !== undefined) return { code: "noVolume", by: { volume: bounded(volume) } };
  if (storageClass === undefined) return { code: "noClass" };
  if (storageClass === "") return { code: "noVolume" };
  const found = classes?.get(storageClass);
  if (classes && !found) return { code: "missing", kind: "StorageClass", name: storageClass };
  if (found?.waitsForConsumer && !hasConsumer) return { code: "firstConsumer", storageClass };
  return { code: "noVolume", by: { storageClass, provisioner: bounded(found?.provisioner) } };
}
