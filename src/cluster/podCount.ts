import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ClusterConnection } from "./connection.ts";
import { RequestError } from "./requestError.ts";

/**
 * Returns how many pods a cluster or a namespace has, from a list of one. Infinity if the server does not answer; 0 if the user may not
 * list them all.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 */
export async function podCount(
  connection: ClusterConnection,
  signal: AbortSignal,
  namespace?: string,
): Promise<number> {
  try {
    const list = await connection.get(collectionPath(kinds.Pod, namespace), { limit: 1 }, signal);
    const metadata = isRecord(list) && isRecord(list["metadata"]) ? list["metadata"] : {};
    const remaining = metadata["remainingItemCount"];
    return 1 + (typeof remaining === "number" ? remaining : 0);
  } catch (error) {
    return error instanceof RequestError && error.failure === "forbidden" ? 0 : Infinity;
  }
}
