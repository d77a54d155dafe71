import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { ApiError } from "../apiError.ts";
import { timestamp } from "../apiObject.ts";
import { isObject, type JsonObject } from "../json.ts";
import { isAtomicMap, mergeRule } from "../mergeRules.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import {
  type FieldSet,
  FieldSetBuilder,
  intersect,
  isEmptySet,
  itemKey,
  pathText,
  subtract,
  union,
} from "./fieldSet.ts";
import { type ManagedEntry, readManagedFields, writeManagedFields } from "./managedFields.ts";

export interface ApplyOptions {
  readonly manager: string;
  readonly force: boolean;
  readonly subresource?: string;
}

/**
 * Performs server-side apply. The field manager becomes an owner of the fields that it applies, fields that it no
 * longer applies are removed, and changing fields of other managers requires force.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function serverSideApply(
  live: ApiObject | undefined,
  config: ApiObject,
  type: ResourceType,
  schemas: Schemas,
  options: ApplyOptions,
  now: number,
): ApiObject {
  const builder = new FieldSetBuilder(schemas);
  const merger = new Merger(schemas);
  const applied = builder.of(config, type.definition);
  const entries = readManagedFields(live);
  const isOwn = (entry: ManagedEntry): boolean =>
    entry.operation === "Apply" &&
    entry.manager === options.manager &&
    entry.subresource === options.subresource;
  const others = entries.filter((entry) => !isOwn(entry));
  let merged: JsonObject = live ? merger.object(live, config, type.definition, "") : { ...config };
  const changed = live ? builder.changed(live, merged, type.definition) : {};
  const conflicts = others.flatMap((entry) =>
    intersect(entry.fields, changed).map((path) => ({ entry, field: pathText(path) })),
  );
  if (conflicts.length > 0 && !options.force) throw conflictError(conflicts);

  const before = entries.find(isOwn)?.fields ?? {};
  const kept = others.reduce<FieldSet>((all, entry) => union(all, entry.fields), applied);
  merged = without(merged, subtract(before, kept));
  const own: ManagedEntry = {
    manager: options.manager,
    operation: "Apply",
    subresource: options.subresource,
    time: timestamp(now),
    apiVersion: groupVersion(type),
    fields: applied,
  };
  const losers = others.map((entry) => ({ ...entry, fields: subtract(entry.fields, changed) }));
  const result: ApiObject = { ...config, ...merged, metadata: { ...config.metadata, ...metadataOf(merged) } };
  return writeManagedFields(result, [own, ...losers]);
}

function metadataOf(object: JsonObject): JsonObject {
  return isObject(object["metadata"]) ? object["metadata"] : {};
}

function conflictError(conflicts: readonly { entry: ManagedEntry; field: string }[]): ApiError {
  const groups = new Map<string, string[]>();
  const head = ({ manager, subresource, apiVersion, operation }: ManagedEntry): string =>
    `with ${JSON.stringify(manager)}` +
    (subresource === undefined ? "" : ` with subresource ${JSON.stringify(subresource)}`) +
    (operation === "Update" ? ` using ${apiVersion}` : "");
  for (const { entry, field } of conflicts)
    groups.set(head(entry), [...(groups.get(head(entry)) ?? []), field]);
  const parts = [...groups].map(([text, fields]) =>
    fields.length === 1
      ? `conflict ${text}: ${fields.join("")}`
      : `conflicts ${text}:\n${fields.map((field) => `- ${field}`).join("\n")}`,
  );
  const count = conflicts.length === 1 ? "1 conflict" : `${conflicts.length} conflicts`;
  return new ApiError(409, "Conflict", `Apply failed with ${count}: ${parts.join("\n")}`, {
    causes: conflicts.map(({ entry, field }) => ({
      reason: "FieldManagerConflict",
      message: `conflict ${head(entry)}`,
      field,
    })),
  });
}

class Merger {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  object(live: JsonObject, config: JsonObject, owner: string | undefined, path: string): JsonObject {
    const result: JsonObject = { ...live };
    for (const [name, value] of Object.entries(config)) {
      if (value === undefined || (path === "metadata" && name === "managedFields")) continue;
      const fieldPath = path === "" ? name : `${path}.${name}`;
      const definition =
        fieldPath === "metadata" ? "meta.v1.ObjectMeta" : this.#schemas.fieldDefinition(owner, name);
      const merged = this.#value(ownField(live, name), value, definition, owner, name, fieldPath);
      setOwnField(result, name, merged);
    }
    return result;
  }

  #value(
    live: unknown,
    value: unknown,
    definition: string | undefined,
    owner: string | undefined,
    name: string,
    path: string,
  ): unknown {
    if (isObject(value) && isObject(live) && !isAtomicMap(this.#schemas, definition, owner, name))
      return this.object(live, value, definition, path);
    if (!Array.isArray(value) || !Array.isArray(live)) return value;
    const type = mergeRule(this.#schemas, owner, name);
    if (type.list === "set") return [...new Set<unknown>([...(live as unknown[]), ...(value as unknown[])])];
    if (type.list === undefined) return value;
    const items = value.filter(isObject);
    const keys = new Set(items.map((item) => itemKey(item, type)));
    const merged = items.map((item) => {
      const old = live.filter(isObject).find((other) => itemKey(other, type) === itemKey(item, type));
      return old ? this.object(old, item, definition, path) : item;
    });
    return [...merged, ...live.filter(isObject).filter((item) => !keys.has(itemKey(item, type)))];
  }
}

/** Removes the fields of a set from an object. */
function without(object: JsonObject, fields: FieldSet): JsonObject {
  const result: JsonObject = { ...object };
  for (const [key, inner] of Object.entries(fields)) {
    if (!key.startsWith("f:")) continue;
    const name = key.slice(2);
    const value = ownField(result, name);
    if (isEmptySet(inner)) Reflect.deleteProperty(result, name);
    else if (isObject(value)) setOwnField(result, name, without(value, inner));
    else if (Array.isArray(value)) setOwnField(result, name, withoutItems(value, inner));
  }
  return result;
}

function withoutItems(items: readonly unknown[], fields: FieldSet): unknown[] {
  return items.flatMap((item): unknown[] => {
    for (const [key, inner] of Object.entries(fields)) {
      if (key.startsWith("v:") && key === `v:${JSON.stringify(item)}`) return [];
      if (!key.startsWith("k:") || !isObject(item) || !matches(item, key)) continue;
      // An item is removed as a whole if the manager owned the item itself.
      return inner["."] !== undefined ? [] : [without(item, inner)];
    }
    return [item];
  });
}

function matches(item: JsonObject, key: string): boolean {
  const keys: unknown = JSON.parse(key.slice(2));
  return Object.entries(isObject(keys) ? keys : {}).every(
    ([name, value]) => (ownField(item, name) ?? (name === "protocol" ? "TCP" : undefined)) === value,
  );
}
