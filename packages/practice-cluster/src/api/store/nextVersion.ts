import type { ApiObject } from "../../objectApi.ts";
import { jsonEqual, type JsonObject, omit } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";

/**
 * The new version of a stored object that a client updates: system fields stay, `status` and the rest are written
 * through different paths, and a change of the content increments the generation.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function nextVersion(
  type: ResourceType,
  current: ApiObject,
  object: ApiObject,
  subresource: "status" | "scale" | undefined,
): ApiObject {
  if (subresource === "status") return withStatus(current, object);
  const next: ApiObject = { ...object, metadata: { ...object.metadata, ...systemFields(current) } };
  if (current.metadata.deletionTimestamp === undefined) {
    delete next.metadata.deletionTimestamp;
    delete next.metadata.deletionGracePeriodSeconds;
  }
  if (type.status) {
    if (current["status"] === undefined) delete next["status"];
    else next["status"] = structuredClone(current["status"]);
  }
  type.rules.defaults?.(next);
  type.rules.prepareUpdate?.(next, current);
  if (type.generation && !jsonEqual(contentOf(next), contentOf(current)))
    next.metadata.generation = (current.metadata.generation ?? 0) + 1;
  return next;
}

function withStatus(current: ApiObject, object: ApiObject): ApiObject {
  const next = structuredClone(current);
  next["status"] = object["status"];
  next.metadata["managedFields"] = object.metadata["managedFields"];
  if (object["status"] === undefined) delete next["status"];
  return next;
}

const systemNames = new Set([
  "uid",
  "creationTimestamp",
  "resourceVersion",
  "generation",
  "namespace",
  "deletionTimestamp",
  "deletionGracePeriodSeconds",
  "generateName",
]);

function systemFields({ metadata }: ApiObject): Partial<ApiObject["metadata"]> {
  return Object.fromEntries(
    Object.entries(metadata).filter(([name, value]) => systemNames.has(name) && value !== undefined),
  );
}

function contentOf(object: ApiObject): JsonObject {
  return omit(object, "metadata", "status");
}
