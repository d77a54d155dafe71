import type { ApiObject } from "../../objectApi.ts";
import { timestamp } from "../apiObject.ts";
import { defaultPodSpec, defaultRequests } from "../defaults/podDefaults.ts";
import { ensureObject, isObject, jsonEqual, objectsAt, omit, setDefault, stringAt } from "../json.ts";
import type { Etcd } from "./etcd.ts";
import { preparePod } from "./prepare.ts";
import { parseStored } from "./storedObject.ts";
import type { WatchCache } from "./watchCache.ts";

const admittedKinds = /^\/registry\/(pods|replicasets|discovery\.k8s\.io\/endpointslices)\//;

/**
 * webernetes' own controllers write pods and replica sets past the rules of this API. What the API server would
 * have done is done to them here, on their way into etcd: a pod's defaults and first status, and generations.
 */
export function admitOwnWriters(etcd: Etcd, cache: WatchCache): void {
  const put = etcd.put.bind(etcd);
  etcd.put = (key) => {
    const builder = put(key);
    const kind = admittedKinds.exec(key)?.[1];
    if (kind === undefined) return builder;
    const value = builder.value.bind(builder);
    builder.value = (text) => value(admitted(kind, text, cache.get(key), cache));
    return builder;
  };
}

function admitted(kind: string, text: string, before: ApiObject | undefined, cache: WatchCache): string {
  const object = parseStored(text, "");
  if (!object) return text;
  delete object.metadata.resourceVersion;
  // An update that leaves out when the object was created does not make it ageless.
  object.metadata.creationTimestamp ??= before?.metadata.creationTimestamp ?? timestamp(Date.now());
  if (kind === "replicasets") setGeneration(object, before);
  else if (kind.endsWith("endpointslices")) {
    admitSlice(object, before, cache);
  } else if (kind === "pods") {
    if (!before && stringAt(object, "status", "phase") === undefined) admitPod(object);
    addTopology(object, before, cache);
  }
  return JSON.stringify(object);
}

function admitPod(pod: ApiObject): void {
  const spec = ensureObject(pod, "spec");
  defaultPodSpec(spec);
  defaultRequests(spec);
  setDefault(spec, "enableServiceLinks", true);
  pod.metadata.generation = 1;
  preparePod(pod);
}

/**
 * Gives a pod the zone and region of the node that it comes to.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#podtopologylabels
 */
function addTopology(pod: ApiObject, before: ApiObject | undefined, cache: WatchCache): void {
  const node = stringAt(pod, "spec", "nodeName");
  if (node === undefined || stringAt(before, "spec", "nodeName") === node) return;
  const labels = nodeLabels(node, cache);
  for (const label of ["topology.kubernetes.io/region", "topology.kubernetes.io/zone"] as const)
    if (labels[label] !== undefined) pod.metadata.labels = { ...pod.metadata.labels, [label]: labels[label] };
}

/** What the endpoint slice controller writes and webernetes leaves out. */
function admitSlice(slice: ApiObject, before: ApiObject | undefined, cache: WatchCache): void {
  for (const port of objectsAt(slice, "ports")) {
    setDefault(port, "name", "");
    setDefault(port, "protocol", "TCP");
  }
  for (const endpoint of objectsAt(slice, "endpoints")) {
    const node = stringAt(endpoint, "nodeName");
    const zone = node === undefined ? undefined : nodeLabels(node, cache)["topology.kubernetes.io/zone"];
    if (zone !== undefined) endpoint["zone"] = zone;
    const { targetRef } = endpoint;
    if (isObject(targetRef)) delete targetRef["apiVersion"];
  }
  const { generation = 0 } = before?.metadata ?? {};
  const same = before && jsonEqual(omit(before, "metadata"), omit(slice, "metadata"));
  slice.metadata.generation = same ? generation : generation + 1;
}

function nodeLabels(name: string, cache: WatchCache): Record<string, string> {
  return cache.get(`/registry/nodes/${name}`)?.metadata.labels ?? {};
}

function setGeneration(replicaSet: ApiObject, before: ApiObject | undefined): void {
  const generation = before?.metadata.generation ?? 0;
  const changed = !before || !jsonEqual(before["spec"], replicaSet["spec"]);
  replicaSet.metadata.generation = changed ? generation + 1 : generation;
}
