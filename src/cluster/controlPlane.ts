import type { V1Pod } from "@kubernetes/client-node";
import { collectionPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import {
  componentLabels,
  type ControlPlane,
  type ControlPlaneComponent,
  controlPlaneRole,
  controlPlaneRoles,
  inOrder,
  parseReadiness,
  type Readiness,
} from "@kubernetes-workshop/kubernetes/resources/controlPlane";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { ClusterConnection } from "./connection.ts";
import { notKubernetes, RequestError } from "./requestError.ts";

/** More pods than any control plane has: three machines with five components each have fifteen. */
const limit = 200;

/**
 * Returns the pods of the control plane, or, if none are visible, the readiness that the API server reports.
 *
 * @throws {RequestError} unless the server only forbids the request
 */
export async function readControlPlane(connection: ClusterConnection): Promise<ControlPlane> {
  const found = await Promise.all(componentLabels.map((label) => componentsBy(label, connection)));
  const components = new Map(found.flat().map((component) => [component.pod.uid, component]));
  const readiness = components.size === 0 ? await readReadiness(connection) : undefined;
  return { components: inOrder([...components.values()]), readiness };
}

async function componentsBy(label: string, connection: ClusterConnection): Promise<ControlPlaneComponent[]> {
  const labelSelector = `${label} in (${controlPlaneRoles.join(",")})`;
  const path = collectionPath(kinds.Pod, "kube-system");
  const answer = await unlessForbidden(connection.get(path, { labelSelector, limit }));
  return itemsOf(answer, connection.server).flatMap((pod) => {
    const role = controlPlaneRole(pod.metadata);
    return role ? [{ role, pod: summarizePod(pod) }] : [];
  });
}

function itemsOf(answer: unknown, server: string): readonly FromApi<V1Pod>[] {
  if (answer === undefined) return [];
  if (typeof answer !== "object" || answer === null || !("items" in answer)) throw notKubernetes(server);
  return Array.isArray(answer.items) ? (answer.items as readonly FromApi<V1Pod>[]) : [];
}

async function readReadiness(connection: ClusterConnection): Promise<Readiness | undefined> {
  const text = await unlessForbidden(connection.checkHealth("/readyz"));
  return text === undefined ? undefined : parseReadiness(text);
}

/** Awaits an answer; undefined if the server forbids the request or does not know the path. */
async function unlessForbidden<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    const isHidden =
      error instanceof RequestError && (error.failure === "forbidden" || error.failure === "notFound");
    if (isHidden) return undefined;
    throw error;
  }
}
