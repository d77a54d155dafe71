import type { ApiObject } from "../../objectApi.ts";
import { conflict, type GroupKind } from "../apiError.ts";
import { timestamp } from "../apiObject.ts";

export type PropagationPolicy = "Background" | "Foreground" | "Orphan";

export interface DeleteOptions {
  readonly propagationPolicy?: PropagationPolicy;
  readonly gracePeriodSeconds?: number;
  readonly preconditions?: { readonly uid?: string; readonly resourceVersion?: string };
  readonly dryRun?: boolean;
}

const foreground = "foregroundDeletion";
const orphan = "orphan";

/**
 * Marks an object as deleted. Returns the marked object, which waits for its grace period or its finalizers; undefined
 * if the object goes at once. https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export function markDeleted(
  object: ApiObject,
  grace: number,
  policy: PropagationPolicy | undefined,
  now: number,
): ApiObject | undefined {
  const marked = structuredClone(object);
  const { metadata } = marked;
  const finalizers = new Set(metadata.finalizers ?? []);
  if (policy !== undefined) {
    finalizers.delete(foreground);
    finalizers.delete(orphan);
    if (policy === "Foreground") finalizers.add(foreground);
    if (policy === "Orphan") finalizers.add(orphan);
  }
  if (finalizers.size > 0) metadata.finalizers = [...finalizers];
  else delete metadata.finalizers;
  const before =
    metadata.deletionTimestamp === undefined ? undefined : (metadata.deletionGracePeriodSeconds ?? 0);
  const seconds = before === undefined ? grace : Math.min(before, grace);
  if (seconds <= 0 && finalizers.size === 0) return undefined;
  if (before === undefined || seconds < before) {
    metadata.deletionTimestamp = timestamp(now + seconds * 1_000);
    metadata.deletionGracePeriodSeconds = seconds;
    if (metadata.generation !== undefined && before === undefined) metadata.generation++;
  }
  return marked;
}

/** Refuses a delete whose preconditions name another uid or resource version. */
export function checkPreconditions(
  { group, kind }: GroupKind,
  { metadata }: ApiObject,
  { preconditions }: DeleteOptions,
): void {
  const check = (what: string, wanted: string | undefined, is = "", might: string): void => {
    if (wanted === undefined || wanted === is) return;
    const text = `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${is}). The object might have been ${might}`;
    // The real server's message has the kind here, not the resource.
    throw conflict({ group, plural: kind }, metadata.name, text);
  };
  check("UID", preconditions?.uid, metadata.uid, "deleted and then recreated");
  check("ResourceVersion", preconditions?.resourceVersion, metadata.resourceVersion, "modified");
}

/** Whether an object that is marked for deletion can be removed. */
export function readyToGo(object: ApiObject): boolean {
  const { metadata } = object;
  return (
    metadata.deletionTimestamp !== undefined &&
    (metadata.finalizers ?? []).length === 0 &&
    (metadata.deletionGracePeriodSeconds ?? 0) === 0
  );
}
