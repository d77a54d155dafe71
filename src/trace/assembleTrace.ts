import type {
  CoreV1Event,
  V1EndpointSlice,
  V1Job,
  V1Node,
  V1ObjectMeta,
  V1Pod,
  V1ReplicaSet,
} from "@kubernetes/client-node";
import { objectPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { FromApi } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import { type ObjectRef, refOf } from "./objectRef.ts";
import { eventsOf, type QueryPurpose, relatedQueries, type TraceQuery } from "./relatedQueries.ts";
import type { EventAccess, TracedKind, TracedObject, TraceInput } from "./traceInput.ts";

/** Reads from an API server. */
export interface TraceSource {
  /**
   * GETs a path of the API and returns the parsed JSON. Rejects unless the status is 200; the error's `code` is the
   * HTTP status, if there was a response.
   */
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown>;
}

const mostPagesOfEvents = 4;
const mostObjectsAskedForEvents = 12;
const mostNodes = 8;
const mostOwners = 3;

/**
 * Reads everything the trace of an object needs, in about six requests and at most thirty. Only the object itself has
 * to be readable; the result notes anything else that is not.
 */
export async function assembleTrace(
  source: TraceSource,
  ref: { readonly kind: TracedKind; readonly namespace: string; readonly name: string },
): Promise<TraceInput> {
  const target = traced(ref.kind, await source.get(objectPath(kinds[ref.kind], ref.name, ref.namespace), {}));
  const incomplete = new Set<string>();
  const queries = relatedQueries(target);
  const read = async <T>(purpose: QueryPurpose, kind: string): Promise<readonly FromApi<T>[]> => {
    const lists = await Promise.all(
      queries
        .filter((query) => query.purpose === purpose)
        .map((query) => readList<T>(source, query, 1).catch(() => undefined)),
    );
    if (lists.some((list) => !list?.whole)) incomplete.add(kind);
    return lists.flatMap((list) => list?.items ?? []);
  };
  const [owners, selectedSets, allJobs, selectedPods, endpointSlices, events] = await Promise.all([
    readOwners(source, target, incomplete),
    read<V1ReplicaSet>("replicaSets", "ReplicaSet"),
    read<V1Job>("jobs", "Job"),
    read<V1Pod>("pods", "Pod"),
    read<V1EndpointSlice>("endpointSlices", "EndpointSlice"),
    readEvents(
      source,
      queries.filter(({ purpose }) => purpose === "events"),
    ),
  ]);
  const replicaSets = [
    ...owned(target, selectedSets),
    ...[target, ...owners].flatMap((each) => (each.kind === "ReplicaSet" ? [each.object] : [])),
  ];
  const jobs = [
    ...owned(target, allJobs),
    ...[target, ...owners].flatMap((each) => (each.kind === "Job" ? [each.object] : [])),
  ];
  const ofSets = new Set(replicaSets.map(({ metadata }) => metadata?.uid));
  const pods =
    target.kind === "Pod"
      ? [target.object]
      : target.kind === "Service"
        ? selectedPods
        : target.kind === "Deployment"
          ? selectedPods.filter(({ metadata }) => isOwnedBy(metadata, ofSets))
          : owned(target, selectedPods);
  const input = { target, owners, replicaSets, jobs, pods, endpointSlices };
  return {
    ...input,
    nodes: await readNodes(source, pods),
    ...(events.access === "some"
      ? await readEventsOfEach(source, input, events.items)
      : { events: events.items, eventAccess: events.access }),
    incomplete: [...incomplete],
  };
}

async function readOwners(
  source: TraceSource,
  target: TracedObject,
  incomplete: Set<string>,
): Promise<readonly TracedObject[]> {
  const owners: TracedObject[] = [];
  for (let object = target; owners.length < mostOwners;) {
    const query = relatedQueries(object).find(({ purpose }) => purpose === "owner");
    if (query?.kind === undefined) break;
    const { kind } = query;
    const owner = await source.get(query.path, query.query).then(
      (json) => traced(kind, json),
      () => undefined,
    );
    if (!owner) incomplete.add(kind);
    // An owner that was recreated with the same name did not create this object.
    const uid = object.object.metadata?.ownerReferences?.find(({ controller }) => controller === true)?.uid;
    if (!owner || (uid !== undefined && owner.object.metadata?.uid !== uid)) break;
    owners.push(owner);
    object = owner;
  }
  return owners;
}

interface Events {
  readonly items: readonly FromApi<CoreV1Event>[];
  readonly access: EventAccess;
}

async function readEvents(source: TraceSource, queries: readonly TraceQuery[]): Promise<Events> {
  const items: FromApi<CoreV1Event>[] = [];
  let access: EventAccess = "all";
  for (const query of queries) {
    try {
      const list = await readList<CoreV1Event>(source, query, mostPagesOfEvents);
      items.push(...list.items);
      if (!list.whole) access = "some";
    } catch (error) {
      access = isForbidden(error) ? "forbidden" : "unreadable";
    }
  }
  return { items, access };
}

/** Reads only the events of the most relevant objects, for namespaces with thousands of events. */
async function readEventsOfEach(
  source: TraceSource,
  {
    target,
    owners,
    replicaSets,
    jobs,
    pods,
  }: Pick<TraceInput, "target" | "owners" | "replicaSets" | "jobs" | "pods">,
  known: readonly FromApi<CoreV1Event>[],
): Promise<{ events: readonly FromApi<CoreV1Event>[]; eventAccess: EventAccess }> {
  const refs: ObjectRef[] = [
    ...[target, ...owners].map(({ kind, object }) => refOf(kind, object.metadata)),
    ...newestFirst(replicaSets).map(({ metadata }) => refOf("ReplicaSet", metadata)),
    ...newestFirst(jobs).map(({ metadata }) => refOf("Job", metadata)),
    ...newestFirst(pods).map(({ metadata }) => refOf("Pod", metadata)),
  ];
  const each = [...new Map(refs.map((ref) => [ref.uid, ref])).values()].slice(0, mostObjectsAskedForEvents);
  const lists = await Promise.all(
    each.map((ref) => readList<CoreV1Event>(source, eventsOf(ref), 1).catch(() => undefined)),
  );
  const events = [...known, ...lists.flatMap((list) => list?.items ?? [])];
  const unique = new Map(events.map((event) => [event.metadata?.uid ?? event.metadata?.name, event]));
  return { events: [...unique.values()], eventAccess: "some" };
}

/** Reads the nodes that the trace's pods run on, for links. A learner may not have permission to read nodes. */
async function readNodes(
  source: TraceSource,
  pods: readonly FromApi<V1Pod>[],
): Promise<readonly FromApi<V1Node>[]> {
  const names = new Set(pods.flatMap(({ spec }) => (spec?.nodeName ? [spec.nodeName] : [])));
  const nodes = await Promise.all(
    [...names].slice(0, mostNodes).map((name) =>
      source.get(objectPath(kinds.Node, name), {}).then(
        (json) => [fromJson<V1Node>(json)],
        () => [],
      ),
    ),
  );
  return nodes.flat();
}

interface Page<T> {
  readonly items: readonly FromApi<T>[];
  /** Whether the list is complete. */
  readonly whole: boolean;
}

async function readList<T>(
  source: TraceSource,
  { path, query }: TraceQuery,
  pages: number,
): Promise<Page<T>> {
  const items: FromApi<T>[] = [];
  let next: string | undefined;
  for (let page = 0; page < pages; page++) {
    const answer = await source.get(path, next === undefined ? query : { ...query, continue: next });
    if (!isRecord(answer) || !Array.isArray(answer["items"])) return { items, whole: false };
    items.push(...answer["items"].map((item) => fromJson<T>(item)));
    const metadata = answer["metadata"];
    const token = isRecord(metadata) ? metadata["continue"] : undefined;
    if (typeof token !== "string" || token === "") return { items, whole: true };
    next = token;
  }
  return { items, whole: false };
}

/** Returns the objects that a traced object controls. */
export function owned<T extends { readonly metadata?: FromApi<V1ObjectMeta> }>(
  { object }: TracedObject,
  items: readonly T[],
): T[] {
  const uids = new Set([object.metadata?.uid]);
  return items.filter(({ metadata }) => isOwnedBy(metadata, uids));
}

function isOwnedBy(
  metadata: FromApi<V1ObjectMeta> | undefined,
  uids: ReadonlySet<string | undefined>,
): boolean {
  return (
    metadata?.ownerReferences?.some(({ controller, uid }) => controller === true && uids.has(uid)) ?? false
  );
}

function newestFirst<T extends { readonly metadata?: FromApi<V1ObjectMeta> }>(items: readonly T[]): T[] {
  const created = ({ metadata }: T): string => String(metadata?.creationTimestamp ?? "");
  return items.toSorted((one, other) => (created(one) < created(other) ? 1 : -1));
}

/** Pairs the object in a response with the requested kind. */
export function traced(kind: TracedKind, json: unknown): TracedObject {
  // The request path determines the type, and every field in it is optional.
  return { kind, object: fromJson(json) } as TracedObject;
}

/** Types an API response by its request path; every field of {@link FromApi} is optional. */
function fromJson<T>(json: unknown): FromApi<T> {
  return (isRecord(json) ? json : {}) as FromApi<T>;
}

function isForbidden(error: unknown): boolean {
  return isRecord(error) && error["code"] === 403;
}
