import { collectionPath, objectPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { hasRole } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectRef } from "./objectRef.ts";
import { selectorText } from "./selectorText.ts";
import type { TracedKind, TracedObject } from "./traceInput.ts";

/** One GET: a path of the API and its parameters. */
export interface TraceQuery {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Which kinds of objects a query is for; `owner` answers with one object, the others with a list. */
export type QueryPurpose = "owner" | "replicaSets" | "jobs" | "pods" | "endpointSlices" | "events";

export interface RelatedQuery extends TraceQuery {
  readonly purpose: QueryPurpose;
  /** Of an owner. */
  readonly kind?: TracedKind;
}

/** Items of a list that are asked for. */
const listLimit = 500;

/**
 * What to read for the story of an object: its owner, what it owns by its selector, and the events of its
 * namespace. An owner's own owner is asked for when the owner has been read. Each list is bounded.
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
      // Jobs carry no label of their CronJob: the owner reference is looked at afterwards.
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
 * All events of a namespace. A selector would not spare the API server anything: it reads every event of the
 * namespace to answer it, for each selector anew, and the events of pods that are gone could not be named.
 */
function eventsQuery(namespace: string): TraceQuery {
  return { path: collectionPath(kinds.Event, namespace), query: { limit: String(listLimit) } };
}

/** The events of one object, for a namespace that has more than can be read. */
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
