import type { CoreV1Event, V1EndpointSlice, V1ObjectMeta, V1Pod } from "@kubernetes/client-node";
import type { ClusterElement } from "../clusterTree/elements.ts";
import { type FromApi, timeMs } from "@kubernetes-workshop/kubernetes/resources/fromApi";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { type PodSummary, summarizePod } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import { eventOccurrence } from "../trace/eventOccurrence.ts";
import type { Occurrence } from "../trace/happening.ts";
import { podOccurrences, storedAndChanged } from "../trace/objectOccurrences.ts";
import { type PodTimes, podTimes } from "./past/podTimes.ts";

/** A row of the tree's control plane group. */
export type ControlPlaneRow = Extract<
  ClusterElement,
  { type: "component" | "readiness" | "managed" | "error" }
>;

/** Something of the cluster that the map draws. An object is replaced when it changes, and never modified. */
export type MapObject =
  | { readonly type: "row"; readonly id: string; readonly row: ControlPlaneRow }
  | MapNode
  | MapPod
  | MapService;

export interface MapNode {
  readonly type: "node";
  readonly id: string;
  readonly summary: NodeSummary;
}

/** A pod with what the tree shows of it. */
export interface MapPod {
  readonly type: "pod";
  readonly id: string;
  readonly summary: PodSummary;
  readonly labels: Readonly<Record<string, string | undefined>>;
  readonly times: PodTimes;
}

/** A Service with the pods behind it. */
export interface MapService {
  readonly type: "service";
  readonly id: string;
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  /** Milliseconds since 1970; undefined if the API omits it. */
  readonly createdAt: number | undefined;
  /** The ids of the pods, with whether they are ready. */
  readonly pods: readonly { readonly id: string; readonly isReady: boolean }[];
}

/** What the map keeps of an object that it follows: what to draw, and what the object says has happened to it. */
export interface Followed<T> {
  readonly drawn: T;
  readonly occurrences: readonly Occurrence[];
}

export function podId(uid: string): string {
  return `pod/${uid}`;
}

/** Events tell the rest of what happens to a pod. */
const toldByPodsAlone: readonly string[] = ["ready", "deletionAsked"];

export function followedPod(pod: FromApi<V1Pod>): Followed<MapPod> {
  const summary = summarizePod(pod);
  return {
    drawn: {
      type: "pod",
      id: podId(summary.uid),
      summary,
      labels: pod.metadata?.labels ?? {},
      times: podTimes(pod),
    },
    occurrences: [
      ...(isOwned(pod.metadata) ? [] : storedAndChanged("Pod", pod.metadata)),
      ...podOccurrences(pod).filter(({ what }) => toldByPodsAlone.includes(what.type)),
    ],
  };
}

/** An object that is not drawn, but whose writes light up the API server. */
export function followedWriting(kind: string, metadata: FromApi<V1ObjectMeta>): Followed<undefined> {
  const occurrences = storedAndChanged(kind, metadata);
  return {
    drawn: undefined,
    occurrences: isOwned(metadata) ? occurrences.filter(({ what }) => what.type !== "stored") : occurrences,
  };
}

/** Whether a controller created an object, which its event tells. */
function isOwned(metadata: FromApi<V1ObjectMeta> | undefined): boolean {
  return metadata?.ownerReferences?.some(({ controller }) => controller === true) ?? false;
}

export function followedEvent(event: FromApi<CoreV1Event>): Followed<undefined> {
  const occurrence = eventOccurrence(event);
  return { drawn: undefined, occurrences: occurrence ? [occurrence] : [] };
}

/** A Service without its pods, which its EndpointSlices name. */
export interface ServiceName {
  readonly uid: string;
  readonly name: string;
  readonly namespace: string;
  readonly createdAt: number | undefined;
}

export function followedService(metadata: FromApi<V1ObjectMeta>): Followed<ServiceName> {
  const { uid = "", name = "", namespace = "" } = metadata;
  const createdAt = timeMs(metadata.creationTimestamp);
  return { drawn: { uid, name, namespace, createdAt }, occurrences: storedAndChanged("Service", metadata) };
}

/** The pods that an EndpointSlice names, and the Service that it belongs to. */
export interface SlicePods {
  /** Namespace and name. */
  readonly service: string;
  readonly pods: readonly { readonly uid: string; readonly isReady: boolean }[];
}

/** https://kubernetes.io/docs/concepts/services-networking/endpoint-slices/ */
export function followedSlice({ metadata, endpoints }: FromApi<V1EndpointSlice>): Followed<SlicePods> {
  const name = metadata?.labels?.["kubernetes.io/service-name"] ?? "";
  return {
    drawn: {
      service: `${metadata?.namespace ?? ""}/${name}`,
      pods: (endpoints ?? []).flatMap(({ targetRef, conditions }) =>
        targetRef?.kind === "Pod" && targetRef.uid !== undefined
          ? [{ uid: targetRef.uid, isReady: conditions?.ready !== false }]
          : [],
      ),
    },
    occurrences: [],
  };
}

/** Joins Services with the pods that their slices name; a pod may be in several slices, one for each IP family. */
export function servicesWithPods(
  services: readonly ServiceName[],
  slices: readonly SlicePods[],
): MapService[] {
  const bySlice = Map.groupBy(slices, ({ service }) => service);
  return services.map(({ uid, name, namespace, createdAt }) => {
    const pods = new Map<string, boolean>();
    for (const slice of bySlice.get(`${namespace}/${name}`) ?? [])
      for (const pod of slice.pods) pods.set(pod.uid, pod.isReady);
    return {
      type: "service",
      id: `service/${uid}`,
      uid,
      name,
      namespace,
      createdAt,
      pods: [...pods].map(([podUid, isReady]) => ({ id: podId(podUid), isReady })),
    };
  });
}

/** Whether two objects look the same on the map. */
export function isSameOnMap(one: MapObject, other: MapObject): boolean {
  if (one === other) return true;
  if (one.type === "row" && other.type === "row") return one.row === other.row;
  if (one.type === "node" && other.type === "node" && one.summary === other.summary) return true;
  return one.type !== "row" && JSON.stringify(one) === JSON.stringify(other);
}
