import type { ProcessContext } from "@ngrok/webernetes";
import { isObject, type JsonObject, objectAt, objectsAt, omit } from "../api/json.ts";
import { withWatches } from "./changedWatches.ts";

/**
 * A context in which a webernetes controller that watches all pods sees abbreviated ones. The controller keeps two or
 * three copies of each pod and clones them at each lookup, but reads only owners, labels, phases and ports.
 */
export function withBriefPods(context: ProcessContext): ProcessContext {
  return withWatches(context, ["/registry/pods/"], (kv, tell) =>
    tell({ ...kv, value: briefValue(kv.value) }),
  );
}

function briefValue(value: Buffer): Buffer {
  const pod: unknown = JSON.parse(value.toString());
  return isObject(pod) ? Buffer.from(JSON.stringify(briefPod(pod))) : value;
}

/** The fields of a pod that the Deployment and EndpointSlice controllers read. */
export function briefPod(pod: JsonObject): JsonObject {
  const { nodeName, hostname, subdomain } = objectAt(pod, "spec");
  const containers = objectsAt(pod, "spec", "containers").map(({ name, ports }) => ({ name, ports }));
  return {
    ...pod,
    metadata: omit(objectAt(pod, "metadata"), "managedFields", "annotations"),
    spec: { nodeName, hostname, subdomain, containers },
  };
}
