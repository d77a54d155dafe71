import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isObject, jsonEqual, type JsonObject } from "../json.ts";
import type { MergeRule } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { isAtomicMap, mergeRule } from "../mergeRules.ts";
import type { Schemas } from "../schemas.ts";

/**
 * A set of fields as in `metadata.managedFields` (`fieldsV1`): a tree whose keys are `f:<field>`,
 * `k:<keys of a list's item>`, `v:<value in a set>`, and `.` for the field itself.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managing-fields
 */
export interface FieldSet {
  readonly [key: string]: FieldSet;
}

const leaf: FieldSet = {};

/** Fields that the server sets and that have no field manager. */
const unowned = new Set([
  "f:apiVersion",
  "f:kind",
  "f:metadata.f:name",
  "f:metadata.f:namespace",
  "f:metadata.f:uid",
  "f:metadata.f:resourceVersion",
  "f:metadata.f:generation",
  "f:metadata.f:creationTimestamp",
  "f:metadata.f:deletionTimestamp",
  "f:metadata.f:deletionGracePeriodSeconds",
  "f:metadata.f:managedFields",
  "f:metadata.f:selfLink",
]);

/** Builds the set of an object's fields, or of those in which it differs from another object. */
export class FieldSetBuilder {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** All fields of an object that a field manager can own. */
  of(object: JsonObject, definition: string | undefined): FieldSet {
    return this.#object(object, undefined, definition, "");
  }

  /** The fields that an update sets or changes. */
  changed(before: JsonObject, after: JsonObject, definition: string | undefined): FieldSet {
    return this.#object(after, before, definition, "");
  }

  #object(
    object: JsonObject,
    before: JsonObject | undefined,
    definition: string | undefined,
    path: string,
  ): FieldSet {
    const result: Record<string, FieldSet> = {};
    for (const [name, value] of Object.entries(object)) {
      const key = `f:${name}`;
      const keyPath = path === "" ? key : `${path}.${key}`;
      if (unowned.has(keyPath) || value === undefined) continue;
      const found = this.#field(value, ownField(before, name), definition, name, keyPath);
      if (found) setOwnField(result, key, found);
    }
    return result;
  }

  #field(
    value: unknown,
    before: unknown,
    owner: string | undefined,
    name: string,
    path: string,
  ): FieldSet | undefined {
    if (before !== undefined && jsonEqual(value, before)) return undefined;
    // `metadata` is the only definition that custom resources share.
    const definition =
      path === "f:metadata" ? "meta.v1.ObjectMeta" : this.#schemas.fieldDefinition(owner, name);
    if (isObject(value)) {
      if (isAtomicMap(this.#schemas, definition, owner, name)) return leaf;
      const inner = this.#object(value, isObject(before) ? before : undefined, definition, path);
      if (Object.keys(value).length === 0) return leaf;
      if (isEmptySet(inner)) return undefined;
      // A map is itself a field in the set; a struct, whose fields the schema names, is not.
      const isMap = definition === undefined && owner !== undefined;
      return before === undefined && isMap ? { ".": leaf, ...inner } : inner;
    }
    if (!Array.isArray(value)) return leaf;
    const type = mergeRule(this.#schemas, owner, name);
    if (type.list === undefined || value.length === 0) return leaf;
    return this.#list(value, Array.isArray(before) ? before : undefined, type, definition, path);
  }

  #list(
    items: readonly unknown[],
    before: readonly unknown[] | undefined,
    type: MergeRule,
    definition: string | undefined,
    path: string,
  ): FieldSet {
    const result: Record<string, FieldSet> = before === undefined ? { ".": leaf } : {};
    for (const item of items) {
      if (type.list === "set") {
        if (!before?.includes(item)) setOwnField(result, `v:${JSON.stringify(item)}`, leaf);
        continue;
      }
      if (!isObject(item)) continue;
      const key = itemKey(item, type);
      const old = before?.find((other) => isObject(other) && itemKey(other, type) === key);
      if (old !== undefined && jsonEqual(old, item)) continue;
      const inner = this.#object(item, isObject(old) ? old : undefined, definition, `${path}.${key}`);
      setOwnField(result, key, old === undefined ? { ".": leaf, ...inner } : inner);
    }
    return result;
  }
}

const keyDefaults: Readonly<Record<string, string>> = { protocol: "TCP" };

export function itemKey(item: JsonObject, { keys = [] }: MergeRule): string {
  const values = [...keys].sort().map((key) => [key, ownField(item, key) ?? ownField(keyDefaults, key)]);
  return `k:${JSON.stringify(Object.fromEntries(values))}`;
}

export function isEmptySet(fields: FieldSet): boolean {
  return Object.keys(fields).length === 0;
}

export function union(left: FieldSet, right: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = { ...left };
  for (const [key, inner] of Object.entries(right))
    setOwnField(result, key, union(ownField(result, key) ?? leaf, inner));
  return result;
}

/**
 * The fields of the first set that are not in the second. A leaf in one set matches everything below its path in the
 * other.
 */
export function subtract(left: FieldSet, right: FieldSet): FieldSet {
  const result: Record<string, FieldSet> = {};
  for (const [key, inner] of Object.entries(left)) {
    const other = ownField(right, key);
    if (!other) setOwnField(result, key, inner);
    else if (!isEmptySet(other) && !isEmptySet(inner)) {
      const rest = subtract(inner, other);
      if (!isEmptySet(rest)) setOwnField(result, key, rest);
    }
  }
  return result;
}

/** The paths that both sets contain, down to a leaf of either. */
export function intersect(left: FieldSet, right: FieldSet): string[][] {
  const paths: string[][] = [];
  for (const [key, inner] of Object.entries(left)) {
    const other = ownField(right, key);
    if (!other || key === ".") continue;
    if (isEmptySet(inner) || isEmptySet(other)) paths.push([key]);
    else paths.push(...intersect(inner, other).map((path) => [key, ...path]));
  }
  return paths;
}

/** Formats a path as in conflict messages: `.spec.template.spec.containers[name="web"].image`. */
export function pathText(path: readonly string[]): string {
  return path
    .map((key) => {
      if (key.startsWith("f:")) return `.${key.slice(2)}`;
      if (key.startsWith("v:")) return `[=${key.slice(2)}]`;
      const keys: unknown = JSON.parse(key.slice(2));
      const pairs = Object.entries(isObject(keys) ? keys : {}).map(
        ([name, value]) => `${name}=${JSON.stringify(value)}`,
      );
      return `[${pairs.join(",")}]`;
    })
    .join("");
}

export function toFieldSet(value: unknown): FieldSet {
  if (!isObject(value)) return leaf;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toFieldSet(inner)]));
}
