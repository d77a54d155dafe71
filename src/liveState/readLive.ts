import type { V1EndpointSlice, V1Pod, V1ReplicaSet } from "@kubernetes/client-node";
import { textField, isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import {
  isKubernetesObject,
  type KubernetesObject,
  type ObjectReference,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { owned } from "../trace/assembleTrace.ts";
import { eventsOf, type QueryPurpose, relatedQueries } from "../trace/relatedQueries.ts";
import type { TracedObject } from "../trace/traceInput.ts";
import type { LiveReading, RelatedObjects } from "./liveReading.ts";
import { tracedObject } from "./tracedObject.ts";
import { workloadFigures } from "./workloadFigures.ts";

/** Reads from the API server of the connected cluster. */
export interface LiveSource {
  /** The namespace of objects that name none. */
  readonly namespace: string;
  pathOf(reference: ObjectReference): Promise<string>;
  get(
    path: string,
    query?: Readonly<Record<string, string>>,
    signal?: AbortSignal,
    accept?: string,
  ): Promise<unknown>;
}

/** The most objects that are read to tell the state of one; of more, only the figures are told. */
const mostRelated = 50;

/** Longest time for those, in milliseconds: without them, there is still something to tell. */
const longestList = 500;

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#metadata-only-representations */
const metadataAlone = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json";

/**
 * Reads an object, and where its state depends on others and it is not well, a short list or two of them. Of a Secret,
 * asks for its metadata alone.
 *
 * @throws {RequestError} if the object cannot be read
 */
export async function readLive(
  source: LiveSource,
  reference: ObjectReference,
  signal: AbortSignal,
  listMs = longestList,
): Promise<LiveReading | undefined> {
  const { apiVersion, kind } = reference;
  const path = await source.pathOf(reference);
  const answer = await source.get(path, {}, signal, kind === "Secret" ? metadataAlone : undefined);
  if (!isKubernetesObject(answer)) return undefined;
  const object =
    kind === "Secret"
      ? { apiVersion, kind, metadata: answer.metadata }
      : { ...answer, apiVersion, kind, metadata: answer.metadata };
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(listMs)]);
  const read = <T>(query: Query): Promise<readonly FromApi<T>[] | undefined> =>
    shortList<T>(source, query, inTime);
  const target = tracedObject(object);
  if (target) return { object, related: await relatedOf(target, read) };
  return { object, ...(isWaitingClaim(object) && { message: await lastMessage(object, read) }) };
}

interface Query {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Returns the items of a list; undefined if it is long or cannot be read. */
type ReadList = <T>(query: Query) => Promise<readonly FromApi<T>[] | undefined>;

async function shortList<T>(
  source: LiveSource,
  { path, query }: Query,
  signal: AbortSignal,
): Promise<readonly FromApi<T>[] | undefined> {
  try {
    const answer = await source.get(path, { ...query, limit: String(mostRelated) }, signal);
    if (!isRecord(answer) || !Array.isArray(answer["items"])) return undefined;
    if (textField(answer["metadata"], "continue")) return undefined;
    // The path determines the type, and every field in it is optional.
    return answer["items"].map((item) => item as FromApi<T>);
  } catch {
    // Not everybody who may read an object may list those that belong to it.
    return undefined;
  }
}

async function relatedOf(target: TracedObject, read: ReadList): Promise<RelatedObjects | undefined> {
  const queries = relatedQueries(target);
  const list = <T>(purpose: QueryPurpose): Promise<readonly FromApi<T>[] | undefined> => {
    const query = queries.find((each) => each.purpose === purpose);
    return query ? read<T>(query) : Promise.resolve(undefined);
  };
  if (target.kind === "Service") {
    const endpointSlices = await list<V1EndpointSlice>("endpointSlices");
    const isServed = endpointSlices?.some(({ endpoints }) => (endpoints ?? []).length > 0) ?? false;
    const isSelecting = Object.keys(target.object.spec?.selector ?? {}).length > 0;
    const pods = isServed || !isSelecting ? [] : await list<V1Pod>("pods");
    return endpointSlices && pods && { endpointSlices, pods, replicaSets: [] };
  }
  const figures = workloadFigures(target);
  if (!figures || figures.severity === "ok" || figures.severity === "done") return undefined;
  const [pods, replicaSets] = await Promise.all([list<V1Pod>("pods"), list<V1ReplicaSet>("replicaSets")]);
  if (!pods || !replicaSets) return undefined;
  if (target.kind !== "Deployment") return { pods: owned(target, pods), replicaSets: [], endpointSlices: [] };
  const own = owned(target, replicaSets);
  const ofSets = own.flatMap((object) => owned({ kind: "ReplicaSet", object }, pods));
  return { pods: ofSets, replicaSets: own, endpointSlices: [] };
}

function isWaitingClaim({ apiVersion, kind, status }: KubernetesObject): boolean {
  return apiVersion === "v1" && kind === "PersistentVolumeClaim" && textField(status, "phase") === "Pending";
}

async function lastMessage(
  { kind, metadata: { name = "", namespace, uid } }: KubernetesObject,
  read: ReadList,
): Promise<string | undefined> {
  const events = await read<{ lastTimestamp: Date; message: string }>(
    eventsOf({ kind, name, namespace, uid }),
  );
  const inOrder = (events ?? []).toSorted(
    (one, other) => (timeMs(other.lastTimestamp) ?? 0) - (timeMs(one.lastTimestamp) ?? 0),
  );
  return inOrder.map(({ message }) => message).find((message) => typeof message === "string");
}
