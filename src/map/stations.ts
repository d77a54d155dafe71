import type { KnownActor } from "../trace/actor.ts";
import type { Happening } from "../trace/happening.ts";
import type { ObjectRef } from "../trace/objectRef.ts";
import type { MapObject } from "./mapObject.ts";

/** The ids of the items that stand for the parts of Kubernetes. */
export const stationIds = {
  request: "request",
  controlPlane: "controlPlane",
  apiServer: "kube-apiserver",
  etcd: "etcd",
  controllers: "kube-controller-manager",
  scheduler: "kube-scheduler",
  waiting: "waiting",
} as const;

export function kubeletId(nodeUid: string): string {
  return `kubelet/${nodeUid}`;
}

const most = 8;

/**
 * Returns the items that light up for a happening, in order: who acted, through the API server, on which objects. A
 * request comes from outside; the kubelet is that of the pod's node.
 * https://kubernetes.io/docs/concepts/overview/components/
 */
export function pathOf(
  { actor, objects }: Pick<Happening, "actor" | "objects">,
  present: ReadonlyMap<string, MapObject>,
): string[] {
  const items = objects.flatMap((ref) => {
    const found = present.get(`${ref.kind.toLowerCase()}/${ref.uid ?? ""}`) ?? named(ref, present);
    return found ? [found.id] : [];
  });
  return [...stationsOf(actor.id, items, present), ...items.slice(0, most)];
}

function stationsOf(
  actor: KnownActor | "other",
  items: readonly string[],
  present: ReadonlyMap<string, MapObject>,
): string[] {
  switch (actor) {
    case "apiServer":
      return [stationIds.request, stationIds.apiServer, stationIds.etcd];
    case "scheduler":
      return [stationIds.scheduler, stationIds.apiServer];
    case "kubelet":
      return [...new Set(items.flatMap((id) => kubeletOf(present.get(id), present)))];
    case "other":
      return [];
    case "deploymentController":
    case "replicaSetController":
    case "daemonSetController":
    case "statefulSetController":
    case "jobController":
    case "cronJobController":
    case "endpointSliceController":
    case "autoscaler":
    case "taintManager":
    case "nodeController":
    case "garbageCollector":
    case "serviceController":
      return [stationIds.controllers, stationIds.apiServer];
  }
}

function kubeletOf(object: MapObject | undefined, present: ReadonlyMap<string, MapObject>): string[] {
  if (object?.type === "node") return [kubeletId(object.summary.uid)];
  if (object?.type !== "pod" || object.summary.nodeName === undefined) return [];
  const node = named({ kind: "Node", namespace: undefined, name: object.summary.nodeName }, present);
  return node?.type === "node" ? [kubeletId(node.summary.uid)] : [];
}

/** Finds an object by name, because an event about a new pod does not contain its uid. */
function named(
  { kind, namespace, name }: Pick<ObjectRef, "kind" | "namespace" | "name">,
  present: ReadonlyMap<string, MapObject>,
): MapObject | undefined {
  for (const object of present.values()) {
    if (object.type !== kind.toLowerCase()) continue;
    if (object.type === "node" && object.summary.name === name) return object;
    if (object.type === "pod" && object.summary.name === name && object.summary.namespace === namespace)
      return object;
    if (object.type === "service" && object.name === name && object.namespace === namespace) return object;
  }
  return undefined;
}
