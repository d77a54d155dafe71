import type { ProcessContext } from "@ngrok/webernetes";
import { isObject, type JsonObject, objectAt, objectsAt, omit } from "../api/json.ts";
import { withWatches } from "./changedWatches.ts";

/**
 * The context of a controller of webernetes that follows all pods, in which they are brief: it keeps two or three
 * copies of each, and copies them again at each look, though it asks for owners, labels, phases and ports alone.
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

/** What a Deployment and the endpoints of a Service ask of a pod. */
export function briefPod(pod: JsonObject): JsonObject {
  const { nodeName, hostname, subdomain } = objectAt(pod, "spec");
  const containers = objectsAt(pod, "spec", "containers").map(({ name, ports }) => ({ name, ports }));
  return {
    ...pod,
    metadata: omit(objectAt(pod, "metadata"), "managedFields", "annotations"),
    spec: { nodeName, hostname, subdomain, containers },
  };
}
