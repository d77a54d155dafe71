import { ownField, setOwnField } from "../../../base/ownField.ts";
import { badRequest } from "../apiError.ts";
import { isObject, jsonEqual, type JsonObject, listAt } from "../json.ts";
import { listType } from "../listTypes.ts";
import type { Schemas } from "../schemas.ts";

const orderPrefix = "$setElementOrder/";
const deletePrefix = "$deleteFromPrimitiveList/";

/**
 * Strategic merge patch, as `kubectl apply`, `edit` and `patch` send it: lists of named things are merged by
 * their key. https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 */
export class StrategicMergePatch {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  apply(target: JsonObject, patch: JsonObject, definition: string): JsonObject {
    return this.#object(target, patch, definition);
  }

  #object(target: JsonObject, patch: JsonObject, definition: string | undefined): JsonObject {
    const { $patch: directive, $retainKeys: retain, ...fields } = patch;
    if (directive === "replace") return clean(fields);
    if (directive === "delete") return {};
    const result: JsonObject = { ...target };
    if (Array.isArray(retain)) {
      const isBad = Object.entries(fields).some(
        ([name, value]) => value !== null && !name.startsWith("$") && !retain.includes(name),
      );
      if (isBad) throw badRequest("invalid patch format of retainKeys list");
      for (const name of Object.keys(result))
        if (!retain.includes(name)) Reflect.deleteProperty(result, name);
    }
    for (const [name, value] of Object.entries(fields)) {
      if (name.startsWith(orderPrefix) || name.startsWith(deletePrefix)) continue;
      if (value === null) Reflect.deleteProperty(result, name);
      else setOwnField(result, name, this.#field(ownField(result, name), value, definition, name));
    }
    this.#lists(result, target, fields, definition);
    return result;
  }

  #field(current: unknown, value: unknown, owner: string | undefined, name: string): unknown {
    const definition = this.#schemas.fieldDefinition(owner, name);
    if (isObject(value)) return this.#object(isObject(current) ? current : {}, value, definition);
    if (!Array.isArray(value)) return value;
    const type = listType(owner, name);
    if (type.patchKey !== undefined)
      return this.#merged(Array.isArray(current) ? current : [], value, type.patchKey, definition);
    if (type.kind === "set")
      return [...new Set([...listAt({ current }, "current"), ...listAt({ value }, "value")])];
    return value;
  }

  #merged(
    current: readonly unknown[],
    patch: readonly unknown[],
    key: string,
    definition: string | undefined,
  ): unknown[] {
    const changes = patch.filter(isObject);
    if (changes.some((item) => item["$patch"] === "replace"))
      return changes.filter((item) => item["$patch"] !== "replace").map(clean);
    const result = [...current];
    for (const item of changes) {
      const value = ownField(item, key);
      if (value === undefined)
        throw badRequest(`map: ${goMap(item)} does not contain declared merge key: ${key}`);
      const index = result.findIndex((other) => isObject(other) && ownField(other, key) === value);
      const found = result[index];
      if (item["$patch"] === "delete") {
        if (index >= 0) result.splice(index, 1);
      } else if (isObject(found)) result[index] = this.#object(found, item, definition);
      else result.push(clean(item));
    }
    return result;
  }

  /** `$deleteFromPrimitiveList` and `$setElementOrder`, which lie beside the list they are about. */
  #lists(result: JsonObject, before: JsonObject, patch: JsonObject, definition: string | undefined): void {
    for (const [directive, value] of Object.entries(patch)) {
      if (!Array.isArray(value)) continue;
      if (directive.startsWith(deletePrefix)) {
        const name = directive.slice(deletePrefix.length);
        const list = ownField(result, name);
        if (Array.isArray(list))
          setOwnField(
            result,
            name,
            list.filter((item) => !value.includes(item)),
          );
      } else if (directive.startsWith(orderPrefix)) {
        const name = directive.slice(orderPrefix.length);
        checkOrder(name, ownField(patch, name), value, listType(definition, name).patchKey);
        const list = ownField(result, name);
        if (Array.isArray(list))
          setOwnField(
            result,
            name,
            ordered(list, value, ownField(before, name), listType(definition, name).patchKey),
          );
      }
    }
  }
}

/** What the patch changes has to come in the order that it gives. (`validatePatchWithSetOrderList`) */
function checkOrder(name: string, list: unknown, order: readonly unknown[], key: string | undefined): void {
  const idOf = (item: unknown): unknown => (key !== undefined && isObject(item) ? ownField(item, key) : item);
  const changes = (Array.isArray(list) ? list : []).filter(
    (item) => !(isObject(item) && typeof item["$patch"] === "string"),
  );
  if (order.length === 0) return;
  let at = 0;
  for (const wanted of order) if (at < changes.length && jsonEqual(idOf(changes[at]), idOf(wanted))) at++;
  if (at < changes.length)
    throw badRequest(`The order in patch list of ${name} doesn't match ${orderPrefix}${name} list`);
}

/**
 * Sorts what the order names, and puts what only the server has in front of that which it was in front of.
 * (k8s.io/apimachinery `strategicpatch.mergeSortedSlice`)
 */
function ordered(
  list: readonly unknown[],
  order: readonly unknown[],
  before: unknown,
  key: string | undefined,
): unknown[] {
  const idOf = (item: unknown): unknown => (key !== undefined && isObject(item) ? ownField(item, key) : item);
  const placeIn = (items: readonly unknown[], item: unknown): number =>
    items.findIndex((other) => jsonEqual(idOf(other), idOf(item)));
  const known = list
    .filter((item) => placeIn(order, item) >= 0)
    .sort((left, right) => placeIn(order, left) - placeIn(order, right));
  const others = list.filter((item) => placeIn(order, item) < 0);
  const old: readonly unknown[] = Array.isArray(before) ? before : [];
  const result: unknown[] = [];
  while (known.length > 0 && others.length > 0) {
    const [mine, theirs] = [placeIn(old, known[0]), placeIn(old, others[0])];
    result.push((mine >= 0 && theirs >= 0 && theirs < mine ? others : known).shift());
  }
  return [...result, ...known, ...others];
}

/** Drops the directives of what is taken over as it is. */
function clean(value: JsonObject): JsonObject {
  const result: JsonObject = {};
  for (const [name, field] of Object.entries(value)) {
    if (name.startsWith("$") || field === null) continue;
    const cleaned = Array.isArray(field)
      ? field
          .filter((item) => !(isObject(item) && typeof item["$patch"] === "string"))
          .map((item: unknown) => (isObject(item) ? clean(item) : item))
      : isObject(field)
        ? clean(field)
        : field;
    setOwnField(result, name, cleaned);
  }
  return result;
}

function goMap(item: JsonObject): string {
  const pairs = Object.keys(item)
    .sort()
    .map((name) => `${name}:${String(ownField(item, name))}`);
  return `map[${pairs.join(" ")}]`;
}
