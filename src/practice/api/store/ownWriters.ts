import { randomUUID } from "node:crypto";
import type { ApiObject } from "../../objectApi.ts";
import { timestamp } from "../apiObject.ts";
import { defaultPodSpec, defaultRequests } from "../defaults/podDefaults.ts";
import { ensureObject, jsonEqual, objectsAt, setDefault, stringAt } from "../json.ts";
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
    builder.value = (text) => value(admitted(kind, text, cache.get(key)));
    return builder;
  };
}

function admitted(kind: string, text: string, before: ApiObject | undefined): string {
  const object = parseStored(text, "");
  if (!object) return text;
  delete object.metadata.resourceVersion;
  // An update that leaves out when the object was created does not make it ageless.
  object.metadata.creationTimestamp ??= before?.metadata.creationTimestamp ?? timestamp(Date.now());
  if (kind === "replicasets") setGeneration(object, before);
  else if (kind.endsWith("endpointslices")) {
    for (const port of objectsAt(object, "ports")) {
      setDefault(port, "name", "");
      setDefault(port, "protocol", "TCP");
    }
  } else if (kind === "pods" && !before && stringAt(object, "status", "phase") === undefined)
    admitPod(object);
  return JSON.stringify(object);
}

function admitPod(pod: ApiObject): void {
  const spec = ensureObject(pod, "spec");
  defaultPodSpec(spec);
  defaultRequests(spec);
  setDefault(spec, "enableServiceLinks", true);
  pod.metadata.uid = randomUUID();
  pod.metadata.generation = 1;
  preparePod(pod);
}

function setGeneration(replicaSet: ApiObject, before: ApiObject | undefined): void {
  const generation = before?.metadata.generation ?? 0;
  const changed = !before || !jsonEqual(before["spec"], replicaSet["spec"]);
  replicaSet.metadata.generation = changed ? generation + 1 : generation;
}
