import type { V1ObjectMeta } from "@kubernetes/client-node";
import { bounded } from "./bounded.ts";
import type { FromApi } from "../fromApi.ts";
import type { DeletionProblem } from "./problem.ts";

const mostFinalizers = 5;
/** Finalizers that a controller of Kubernetes removes by itself as soon as it can. */
const ownFinalizers = ["foregroundDeletion", "orphan", "batch.kubernetes.io/job-tracking"];

/**
 * The finalizers that hold the deletion of an object back; undefined if there are none, or only ones that Kubernetes
 * removes by itself. https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export function heldByFinalizers(metadata: FromApi<V1ObjectMeta> | undefined): DeletionProblem | undefined {
  if (!metadata?.deletionTimestamp) return undefined;
  const finalizers = (metadata.finalizers ?? []).filter((name) => !ownFinalizers.includes(name));
  if (finalizers.length === 0) return undefined;
  return { code: "finalizers", finalizers: finalizers.slice(0, mostFinalizers).map(bounded) };
}
