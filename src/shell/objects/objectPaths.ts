import { collectionPath, objectPath } from "@kubernetes-workshop/kubernetes/kinds/apiPath";
import type { ResourceType } from "../types/resourceType.ts";

/** Where the objects of a type are listed. */
export function listPath(type: ResourceType, namespace: string | undefined): string {
  return collectionPath(type, type.namespaced ? namespace : undefined);
}

/** Where one is read. */
export function pathOf(type: ResourceType, name: string, namespace: string | undefined): string {
  return objectPath(type, name, type.namespaced ? namespace : undefined);
}
