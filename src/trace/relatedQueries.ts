import { collectionPath, objectPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectRef } from "./objectRef.ts";
import { selectorText } from "@kubernetes-workshop/kubernetes/resources/selectorText";
import type { TracedKind, TracedObject } from "./traceInput.ts";

/** A GET request: an API path and its parameters. */
export interface TraceQuery {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The objects that a query reads; `owner` returns one object, the others a list. */
export type QueryPurpose = "owner" | "replicaSets" | "jobs" | "pods" | "endpointSlices" | "events";

export interface RelatedQuery extends TraceQuery {
  readonly purpose: QueryPurpose;
  /** The kind of the owner. */
  readonly kind?: TracedKind;
}

/** Maximum number of items requested in a list. */
const listLimit = 500;

/**
 * Returns the queries for the trace of an object: its owner, the objects that its selector matches, and the events of
 * its namespace. The owner's own owner is queried once the owner has been read. Each list is bounded.
 */
export function relatedQueries(target: TracedObject): RelatedQuery[] {
  const { metadata } = target.object;
  const namespace = metadata?.namespace ?? "default";
  const queries: RelatedQuery[] = [];
  const owner = metadata?.ownerReferences?.find(({ controller }) => controller === true);
  if (owner?.kind !== undefined && owner.name !== undefined && hasRole(owner.kind, "traced"))
    queries.push({
      purpose: "owner",
      kind: owner.kind,
      path: objectPath(kinds[owner.kind], owner.name, namespace),
      query: {},
    });
  const list = (purpose: QueryPurpose, path: string, labelSelector: string | undefined): void => {
    if (labelSelector) queries.push({ purpose, path, query: { labelSelector, limit: String(listLimit) } });
  };
  const pods = collectionPath(kinds.Pod, namespace);
  switch (target.kind) {
    case "Pod":
      break;
    case "Deployment": {
      const selector = selectorText(target.object.spec?.selector);
      list("replicaSets", collectionPath(kinds.ReplicaSet, namespace), selector);
      list("pods", pods, selector);
      break;
    }
    case "Service": {
      const { selector } = target.object.spec ?? {};
      list("pods", pods, selector && selectorText({ matchLabels: selector }));
      const slices = collectionPath(kinds.EndpointSlice, namespace);
      list("endpointSlices", slices, `kubernetes.io/service-name=${metadata?.name ?? ""}`);
      break;
    }
    case "CronJob":
      // Jobs carry no label of their CronJob; they are filtered by owner reference afterwards.
      queries.push({
        purpose: "jobs",
        path: collectionPath(kinds.Job, namespace),
        query: { limit: String(listLimit) },
      });
      break;
    case "ReplicaSet":
    case "DaemonSet":
    case "StatefulSet":
    case "Job":
      list("pods", pods, selectorText(target.object.spec?.selector));
  }
  return [...queries, { purpose: "events", ...eventsQuery(namespace) }];
}

/**
 * Queries all events of a namespace. Field selectors would save the API server no work, since it reads every event of
 * the namespace for each of them, and could not name pods that are gone.
 */
function eventsQuery(namespace: string): TraceQuery {
  return { path: collectionPath(kinds.Event, namespace), query: { limit: String(listLimit) } };
}

/** Queries the events of one object, for namespaces with too many events to read. */
export function eventsOf({ namespace = "default", kind, name, uid }: ObjectRef): TraceQuery {
  const selector =
    uid === undefined
      ? `involvedObject.kind=${kind},involvedObject.name=${name}`
      : `involvedObject.uid=${uid}`;
  return {
    path: collectionPath(kinds.Event, namespace),
    query: { fieldSelector: selector, limit: String(listLimit) },
  };
}
