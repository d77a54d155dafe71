import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { timestamp } from "../apiObject.ts";
import { isObject, type JsonObject, omit } from "../json.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import { type FieldSet, FieldSetBuilder, isEmptySet, subtract, toFieldSet, union } from "./fieldSet.ts";

export interface ManagedEntry {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly subresource: string | undefined;
  readonly time: string;
  readonly apiVersion: string;
  readonly fields: FieldSet;
}

export function readManagedFields(object: ApiObject | undefined): ManagedEntry[] {
  const entries = object?.metadata["managedFields"];
  return (Array.isArray(entries) ? entries : []).filter(isObject).map((entry) => ({
    manager: typeof entry["manager"] === "string" ? entry["manager"] : "",
    operation: entry["operation"] === "Apply" ? "Apply" : "Update",
    subresource: typeof entry["subresource"] === "string" ? entry["subresource"] : undefined,
    time: typeof entry["time"] === "string" ? entry["time"] : "",
    apiVersion: typeof entry["apiVersion"] === "string" ? entry["apiVersion"] : "",
    fields: toFieldSet(entry["fieldsV1"]),
  }));
}

export function writeManagedFields(object: ApiObject, entries: readonly ManagedEntry[]): ApiObject {
  const { name } = object.metadata;
  const metadata = { ...omit(object.metadata, "managedFields"), name };
  const kept = entries.filter(({ fields }) => !isEmptySet(fields));
  if (kept.length === 0) return { ...object, metadata };
  const managedFields = kept.map((entry): JsonObject => ({
    apiVersion: entry.apiVersion,
    fieldsType: "FieldsV1",
    fieldsV1: entry.fields,
    manager: entry.manager,
    operation: entry.operation,
    ...(entry.subresource !== undefined && { subresource: entry.subresource }),
    time: entry.time,
  }));
  return { ...object, metadata: { ...metadata, managedFields } };
}

/**
 * Records the fields that a create, update or patch changes for its field manager, and removes them from all others.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#comparison-with-client-side-apply
 */
export function trackUpdate(
  before: ApiObject | undefined,
  after: ApiObject,
  type: ResourceType,
  schemas: Schemas,
  options: { readonly fieldManager?: string; readonly subresource?: string },
  now: number,
): ApiObject {
  const builder = new FieldSetBuilder(schemas);
  const { definition } = type;
  const all = before ? builder.changed(before, after, definition) : builder.of(after, definition);
  const changed = type.status && options.subresource === undefined ? withoutStatus(all) : all;
  const removed = before ? builder.changed(after, before, definition) : {};
  // A client may replace the list, or clear it with an empty one. If the list is missing, it stays unchanged.
  const given = Array.isArray(after.metadata["managedFields"]);
  let entries = readManagedFields(given ? after : before);
  if (isEmptySet(changed) && isEmptySet(removed)) return writeManagedFields(after, entries);
  const manager = options.fieldManager ?? "unknown";
  const gone = onlyIn(removed, builder.of(after, definition));
  entries = entries.map((entry) => ({
    ...entry,
    fields: isSame(entry, manager, options.subresource)
      ? subtract(entry.fields, gone)
      : subtract(subtract(entry.fields, leavesOf(changed)), gone),
  }));
  const own = entries.find((entry) => isSame(entry, manager, options.subresource));
  const entry: ManagedEntry = {
    manager,
    operation: "Update",
    subresource: options.subresource,
    time: timestamp(now),
    apiVersion: groupVersion(type),
    fields: union(own?.fields ?? {}, changed),
  };
  return writeManagedFields(after, [...entries.filter((other) => other !== own), entry]);
}

/**
 * The set without the status: only the status subresource writes it, and values that the server sets have no manager.
 */
function withoutStatus(fields: FieldSet): FieldSet {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== "f:status"));
}

function isSame(entry: ManagedEntry, manager: string, subresource: string | undefined): boolean {
  return entry.operation === "Update" && entry.manager === manager && entry.subresource === subresource;
}

/** The set without `.`, so that a manager that loses a field keeps the list that contains it. */
function leavesOf(fields: FieldSet): FieldSet {
  const entries = Object.entries(fields).filter(([key]) => key !== ".");
  return Object.fromEntries(entries.map(([key, inner]) => [key, leavesOf(inner)]));
}

/** The differing fields that the object no longer has. */
function onlyIn(differing: FieldSet, present: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = {};
  for (const [key, inner] of Object.entries(differing)) {
    const there = ownField(present, key);
    if (!there) setOwnField(result, key, inner);
    else if (!isEmptySet(inner)) {
      const rest = onlyIn(inner, there);
      if (!isEmptySet(rest)) setOwnField(result, key, rest);
    }
  }
  return result;
}
