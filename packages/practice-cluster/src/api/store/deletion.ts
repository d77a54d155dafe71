import type { ApiObject } from "../../objectApi.ts";
import { conflict, forbidden, type GroupKind, type GroupResource } from "../apiError.ts";
import { timestamp } from "../apiObject.ts";
import { objectAt, stringAt } from "../json.ts";

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
 * What a delete makes of an object: undefined where it goes at once, otherwise the object that is marked and
 * waits for its grace period or its finalizers.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
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

/** Pods end within their grace period; other objects have none, though finalizers may hold them. */
export function graceSeconds(type: GroupKind, current: ApiObject, options: DeleteOptions): number {
  if (type.kind !== "Pod" || type.group !== "") return 0;
  const spec = objectAt(current, "spec");
  const asked = options.gracePeriodSeconds ?? spec["terminationGracePeriodSeconds"];
  // Nobody has to stop what was never started.
  const phase = stringAt(current, "status", "phase");
  if (!spec["nodeName"] || phase === "Succeeded" || phase === "Failed") return 0;
  return typeof asked === "number" ? asked : 30;
}

const lasting = ["default", "kube-system", "kube-public", "kube-node-lease"];

/**
 * A namespace on its way out, which goes when its content has gone; the same object where it is that already.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
 */
export function markNamespaceDeleted(
  type: GroupResource,
  current: ApiObject,
  policy: PropagationPolicy | undefined,
  now: number,
): ApiObject {
  const { name } = current.metadata;
  if (lasting.includes(name)) throw forbidden(type, name, "this namespace may not be deleted");
  if (current.metadata.deletionTimestamp !== undefined) return current;
  const marked = markDeleted(current, 0, policy, now) ?? structuredClone(current);
  marked.metadata.deletionTimestamp ??= timestamp(now);
  marked["status"] = { ...objectAt(marked, "status"), phase: "Terminating" };
  return marked;
}

/** Refuses to delete an object that is not the one, or not in the version, that was meant. */
export function checkPreconditions(
  { group, kind }: GroupKind,
  { metadata }: ApiObject,
  { preconditions }: DeleteOptions,
): void {
  const check = (what: string, wanted: string | undefined, is = "", might: string): void => {
    if (wanted === undefined || wanted === is) return;
    const text = `the ${what} in the precondition (${wanted}) does not match the ${what} in record (${is}). The object might have been ${might}`;
    // The real server names the kind here, and not the resource.
    throw conflict({ group, plural: kind }, metadata.name, text);
  };
  check("UID", preconditions?.uid, metadata.uid, "deleted and then recreated");
  check("ResourceVersion", preconditions?.resourceVersion, metadata.resourceVersion, "modified");
}

/** Whether an object that was marked for deletion has nothing left to wait for. */
export function readyToGo(object: ApiObject): boolean {
  const { metadata } = object;
  return (
    metadata.deletionTimestamp !== undefined &&
    (metadata.finalizers ?? []).length === 0 &&
    (metadata.deletionGracePeriodSeconds ?? 0) === 0
  );
}
