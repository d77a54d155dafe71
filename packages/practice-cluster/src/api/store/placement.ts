import type { ApiObject } from "../../objectApi.ts";
import { ApiError, badRequest, forbidden, notFound } from "../apiError.ts";
import type { ResourceType } from "../resourceType.ts";

/** Sets the namespace of a new object to that of the request. */
export function placeInNamespace(type: ResourceType, object: ApiObject, namespace: string | undefined): void {
  if (!type.namespaced) {
    delete object.metadata.namespace;
    return;
  }
  const own = object.metadata.namespace;
  if (own !== undefined && own !== "" && namespace !== undefined && own !== namespace)
    throw badRequest("the namespace of the provided object does not match the namespace sent on the request");
  object.metadata.namespace = namespace ?? (own || "default");
}

/**
 * Refuses a new object if its namespace does not exist or is terminating.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle
 */
export function admitToNamespace(
  type: ResourceType,
  { metadata: { name, namespace } }: ApiObject,
  find: (namespace: string) => ApiObject | undefined,
): void {
  if (!type.namespaced || namespace === undefined) return;
  const found = find(namespace);
  if (!found) throw notFound({ group: "", plural: "namespaces" }, namespace);
  if (found.metadata.deletionTimestamp === undefined) return;
  const text = `unable to create new content in namespace ${namespace} because it is being terminated`;
  const cause = {
    reason: "NamespaceTerminating",
    message: `namespace ${namespace} is being terminated`,
    field: "metadata.namespace",
  };
  const { message, code, reason, details } = forbidden(type, name, text);
  throw new ApiError(code, reason, message, { ...details, causes: [cause] });
}
