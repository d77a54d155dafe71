import type { RequestFailure } from "../cluster/requestError.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "./clusterSession.ts";
import { isRequestError } from "./isRequestError.ts";

/** A kind to list. */
type Kind = Pick<KubernetesObject, "apiVersion" | "kind">;
type Selection = Omit<NonNullable<Parameters<ClusterSession["objects"]["list"]>[2]>, "namespace">;

/** Failures of one kind that say nothing about the others. */
const ofOneKind: readonly RequestFailure[] = ["forbidden", "unknownKind", "notFound"];

/**
 * Lists the objects of several kinds in all namespaces or, for a kind that the user may not list there, in the
 * connection's own: a learner may have permissions in only one namespace. Leaves out a kind that may not be listed
 * there either.
 *
 * @throws {RequestError} if no kind can be listed
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
