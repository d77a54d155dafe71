import { isDeepStrictEqual } from "node:util";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { fieldManager } from "../fieldManager.ts";

/**
 * Whether applying a manifest left its object as it was. The object may have a later version all the same, because
 * controllers, the scheduler and the kubelet change other fields at any time: what counts is that the manager owns the
 * same fields as before, and that those of the manifest have the same values.
 *
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function sameAsBefore(
  manifest: KubernetesObject,
  before: KubernetesObject,
  after: KubernetesObject,
): boolean {
  if (before.metadata.resourceVersion === after.metadata.resourceVersion) return true;
  const owned = appliedFields(after);
  return (
    owned !== undefined && isDeepStrictEqual(owned, appliedFields(before)) && sameIn(manifest, before, after)
  );
}

/** Returns the fields that this extension has applied, in the form of `fieldsV1`; undefined if none. */
function appliedFields({ metadata: { managedFields } }: KubernetesObject): unknown {
  if (!Array.isArray(managedFields)) return undefined;
  const entry = managedFields
    .filter(isRecord)
    .find(
      ({ manager, operation, subresource }) =>
        manager === fieldManager && operation === "Apply" && subresource === undefined,
    );
  return entry?.["fieldsV1"];
}

/** Whether two values are equal in all that a manifest sets. A field that the server keeps elsewhere counts as changed. */
function sameIn(set: unknown, before: unknown, after: unknown): boolean {
  if (!isRecord(set) || !isRecord(before) || !isRecord(after))
    return after !== undefined && isDeepStrictEqual(before, after);
  return Object.entries(set).every(([name, value]) =>
    sameIn(value, ownField(before, name), ownField(after, name)),
  );
}
