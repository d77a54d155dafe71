import { ApiError, successStatus } from "../apiError.ts";
import { notSupported } from "../fieldErrors.ts";
import { type JsonObject, stringAt } from "../json.ts";
import { groupVersion } from "../resourceType.ts";
import type { DeleteOptions } from "../store/deletion.ts";
import { sendJson } from "./answer.ts";
import type { Call } from "./call.ts";
import { invalidOptions, isDryRun } from "./queryOptions.ts";
import { selectorOf, sendObject } from "./readHandlers.ts";
import { readObject } from "./requestBody.ts";

/** https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion */
export async function handleDelete(call: Call): Promise<void> {
  const { path, resources } = call;
  const options = await deleteOptions(call);
  const { object, gone } = await resources.delete(path.type, path.namespace, path.name ?? "", options);
  // Pods and what waits for something come back as they are, the rest as a Status.
  if (
    !gone ||
    ["Pod", "Service", "ServiceAccount", "PersistentVolumeClaim", "PersistentVolume"].includes(object.kind)
  ) {
    sendObject(call, 200, object);
    return;
  }
  const { group, plural } = path.type;
  sendJson(
    call.response,
    200,
    successStatus({
      name: object.metadata.name,
      ...(group !== "" && { group }),
      kind: plural,
      ...(object.metadata.uid !== undefined && { uid: object.metadata.uid }),
    }),
  );
}

export async function handleDeleteCollection(call: Call): Promise<void> {
  const { path, resources, response } = call;
  const options = await deleteOptions(call);
  const items = resources.store.list(path.type, path.namespace).filter(selectorOf(call));
  for (const { metadata } of items) {
    try {
      await resources.delete(path.type, metadata.namespace, metadata.name, options);
    } catch (error) {
      if (!(error instanceof ApiError) || error.reason !== "NotFound") throw error;
    }
  }
  sendJson(response, 200, {
    kind: `${path.type.kind}List`,
    apiVersion: groupVersion(path.type),
    metadata: { resourceVersion: String(resources.store.cache.revision) },
    items,
  });
}

/** In the order in which the real server names them. */
const policies = ["Foreground", "Background", "Orphan", "nil"];

async function deleteOptions({ request, query, resources }: Call): Promise<DeleteOptions> {
  const body = (await readObject(request, resources.schemas))?.value ?? {};
  const policy = query.get("propagationPolicy") ?? body["propagationPolicy"];
  const orphan = query.get("orphanDependents") ?? body["orphanDependents"];
  const grace = query.get("gracePeriodSeconds") ?? body["gracePeriodSeconds"];
  const preconditions = {
    ...textField(body, "uid"),
    ...textField(body, "resourceVersion"),
  };
  const known = policy === "Background" || policy === "Foreground" || policy === "Orphan";
  if (policy !== undefined && policy !== null && !known)
    throw invalidOptions("DeleteOptions", notSupported("propagationPolicy", policy, policies));
  const asked = known ? policy : orphan === true || orphan === "true" ? "Orphan" : undefined;
  return {
    ...(asked && { propagationPolicy: asked }),
    ...(grace !== undefined && grace !== null && { gracePeriodSeconds: Number(grace) }),
    preconditions,
    dryRun: isDryRun(query, "DeleteOptions", body),
  };
}

function textField(
  body: JsonObject,
  name: "uid" | "resourceVersion",
): { uid?: string; resourceVersion?: string } {
  const value = stringAt(body, "preconditions", name);
  return value === undefined ? {} : { [name]: value };
}
