import type { RequestFailure } from "../cluster/requestError.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "./clusterSession.ts";
import { isRequestError } from "./isRequestError.ts";

/** The kinds to list, and what of them. */
type Kind = Pick<KubernetesObject, "apiVersion" | "kind">;
type Selection = Omit<NonNullable<Parameters<ClusterSession["objects"]["list"]>[2]>, "namespace">;

/** Failures of one kind that say nothing of the others. */
const ofOneKind: readonly RequestFailure[] = ["forbidden", "unknownKind", "notFound"];

/**
 * The objects of some kinds in all namespaces or, of a kind for which somebody may not look so far, in the connection's
 * own: a learner may have rights in one namespace only. A kind that may not be listed there either is left out.
 *
 * @throws {RequestError} where no kind can be listed
 */
export async function listKinds(
  { objects }: { readonly objects: Pick<ClusterSession["objects"], "list" | "namespace"> },
  kinds: readonly Kind[],
  selection: Selection,
): Promise<KubernetesObject[]> {
  const failures: unknown[] = [];
  const lists = await Promise.all(
    kinds.map(async ({ apiVersion, kind }) => {
      try {
        return await objects.list(apiVersion, kind, selection).catch((error: unknown) => {
          if (!isOneOf(error, ["forbidden"])) throw error;
          return objects.list(apiVersion, kind, { ...selection, namespace: objects.namespace });
        });
      } catch (error) {
        if (!isOneOf(error, ofOneKind)) throw error;
        failures.push(error);
        return [];
      }
    }),
  );
  if (failures.length === kinds.length) throw failures[0];
  return lists.flat();
}

function isOneOf(error: unknown, failures: readonly RequestFailure[]): boolean {
  return isRequestError(error) && failures.includes(error.failure);
}
