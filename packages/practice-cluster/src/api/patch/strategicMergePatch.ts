import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { type ApiError, badRequest } from "../apiError.ts";
import { isObject, type JsonObject, scalarText } from "../json.ts";
import { isMergedByPatch, mergeRule } from "../mergeRules.ts";
import type { Schemas } from "../schemas.ts";
import { checkElementOrder, inElementOrder } from "./elementOrder.ts";
import { badArgument, comparable, elementType, keyOf, oneElementType } from "./listElements.ts";
import { SharedList } from "./sharedList.ts";

const orderPrefix = "$setElementOrder";
const deletePrefix = "$deleteFromPrimitiveList";
const badOrder = "invalid patch format of setElementOrder list";
const badDeletion = "invalid patch format of primitive list";
const badRetention = "invalid patch format of retainKeys";

/** The merge rule of a field, and the definition of its value or items. */
interface FieldPatch {
  readonly definition: Definition;
  readonly isMerged: boolean;
  readonly key?: string;
}

/** The definition of an object. Maps have none, and some definitions are unknown. */
type Definition = string | typeof mapOfValues | undefined;
const mapOfValues = Symbol("map");

/**
 * Applies strategic merge patches, which `kubectl apply`, `edit` and `patch` send. Lists with a merge key are merged by
 * that key. https://kubernetes.io/docs/tasks/manage-kubernetes-objects/update-api-object-kubectl-patch/
 *
 * It follows the steps of the real implementation (k8s.io/apimachinery `pkg/util/strategicpatch/patch.go`), so that
 * contradictory directives have the same result. Errors for which the real server returns 500 are 400 here. If a patch
 * contains both a list and deletions from it, the real server applies them in random order; here, deletions come last.
 */
export class StrategicMergePatch {
  readonly #schemas: Schemas;

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  /** @param definition of the target, such as `apps.v1.Deployment` */
  apply(target: JsonObject, patch: JsonObject, definition: string): JsonObject {
    // The code below modifies both.
    return this.#mergeMap(structuredClone(target), structuredClone(patch), definition);
  }

  #mergeMap(original: JsonObject, patch: JsonObject, definition: Definition): JsonObject {
    if (Object.hasOwn(patch, "$patch")) {
      const { $patch: directive, ...fields } = patch;
      if (directive === "replace") return fields;
      if (directive === "delete") return {};
      throw badDirective(directive);
    }
    retainKeys(original, patch);
    this.#mergeOrdered(original, patch, definition);
    const names = Object.keys(patch);
    const deletions = names.filter((name) => name.startsWith(deletePrefix));
    for (const name of names.filter((other) => !other.startsWith(deletePrefix)))
      this.#mergeField(original, name, ownField(patch, name), definition, false);
    for (const name of deletions)
      this.#mergeField(
        original,
        withoutPrefix(name, deletePrefix, badDeletion) || name,
        ownField(patch, name),
        definition,
        true,
      );
    return original;
  }

  #mergeField(
    original: JsonObject,
    name: string,
    value: unknown,
    owner: Definition,
    isDeletion: boolean,
  ): void {
    if (value === null) {
      Reflect.deleteProperty(original, name);
      return;
    }
    const current = ownField(original, name);
    if (!Object.hasOwn(original, name) || elementType(current) !== elementType(value)) {
      if (!isDeletion) setOrDelete(original, name, withoutDirectives(withoutNulls(value)));
    } else if (isObject(current) && isObject(value)) {
      const { definition, isMerged } = this.#fieldPatch(owner, name, "map");
      setOwnField(original, name, isMerged ? this.#mergeMap(current, value, definition) : value);
    } else if (Array.isArray(current) && Array.isArray(value)) {
      const field = this.#fieldPatch(owner, name, "list");
      setOwnField(original, name, this.#mergeList(current, value, field, isDeletion).merged);
    } else setOwnField(original, name, value);
  }

  /** Merges lists that have a `$setElementOrder` directive. (`mergePatchIntoOriginal`) */
  #mergeOrdered(original: JsonObject, patch: JsonObject, definition: Definition): void {
    for (const directive of Object.keys(patch).filter((name) => name.startsWith(orderPrefix))) {
      const order = ownField(patch, directive);
      Reflect.deleteProperty(patch, directive);
      if (!Array.isArray(order)) throw badArgument("[]interface {}", order);
      const name = withoutPrefix(directive, orderPrefix, badOrder);
      const current = ownField(original, name);
      const changes = ownField(patch, name);
      if (Object.hasOwn(original, name) && !Array.isArray(current))
        throw badArgument("[]interface {}", current);
      if (Object.hasOwn(patch, name) && !Array.isArray(changes)) throw badArgument("[]interface {}", changes);
      const field = this.#fieldPatch(definition, name, "list");
      const [before, changed]: [unknown[], unknown[]] = [listOf(current), listOf(changes)];
      checkElementOrder(changed, order, field.key);
      // Go's objects omit empty lists, so the real implementation finds no list here.
      if (before.length === 0 && !Array.isArray(changes)) continue;
      const { merged, seen } =
        before.length === 0
          ? { merged: listOf(withoutDirectives(changed)), seen: before }
          : Array.isArray(changes)
            ? this.#mergeList(before, changed, field, false)
            : { merged: before, seen: before };
      const isOfMaps = oneElementType(seen, changed) === elementType({});
      setOwnField(original, name, inElementOrder(merged, field.key, order, seen, isOfMaps));
      Reflect.deleteProperty(patch, name);
    }
  }

  /**
   * @returns the merged list, and the original list as the real implementation sees it afterwards: its slices share
   *   memory, and an item that is deleted and added again takes the place of the last one
   */
  #mergeList(
    current: unknown[],
    changes: readonly unknown[],
    field: FieldPatch,
    isDeletion: boolean,
  ): { merged: unknown[]; seen: readonly unknown[] } {
    if (!field.isMerged && !isDeletion) return { merged: [...changes], seen: current };
    if (current.length === 0 && changes.length === 0) return { merged: current, seen: current };
    const isOfMaps = oneElementType(current, changes) === elementType({});
    if (!isOfMaps) {
      const deleted = new Set(isDeletion ? changes : []);
      if (isDeletion) return { merged: current.filter((item) => !deleted.has(item)), seen: current };
      const merged = [...new Set([...current, ...changes])];
      return { merged: inElementOrder(merged, field.key, changes, current, false), seen: current };
    }
    const { key } = field;
    if (key === undefined) throw badRequest("cannot merge lists without merge key");
    const list = new SharedList(current, key);
    const maps = changes.filter(isObject);
    const added = maps.filter((item) => !Object.hasOwn(item, "$patch"));
    const special = maps.filter((item) => Object.hasOwn(item, "$patch"));
    const deleted = special.filter((item) => !isReplacement(item)).map((item) => keyOf(item, key));
    list.delete(deleted);
    if (special.some(isReplacement))
      return { merged: inElementOrder(added, key, [], added, true), seen: list.seen };
    const before = list.items;
    for (const item of added) {
      const found = list.find(comparable(keyOf(item, key)));
      if (isObject(found)) this.#mergeMap(found, item, field.definition);
      else list.append(item);
    }
    return { merged: inElementOrder(list.items, key, added, before, true), seen: list.seen };
  }

  /** The merge rule of a field. The real server gets it from its Go types. */
  #fieldPatch(owner: Definition, name: string, kind: "map" | "list"): FieldPatch {
    if (owner === mapOfValues)
      throw badRequest("merging an object in json but data type is not struct, instead is: map");
    const known = owner === undefined ? undefined : this.#schemas.definition(owner);
    const field = ownField(known?.fields, name);
    if (known && !field)
      throw badRequest(
        `unable to find api field in struct ${owner ?? ""} for the json field ${goQuoted(name)}`,
      );
    if (field && kind === "list" && field.type !== "array")
      throw badRequest("expected slice or array type, but got: struct");
    const definition = field?.values ? mapOfValues : this.#schemas.fieldDefinition(owner, name);
    const rule = mergeRule(this.#schemas, owner, name);
    if (kind === "map") return { definition, isMerged: rule.patch !== "replace" };
    const { patchKey } = rule;
    return {
      definition,
      isMerged: isMergedByPatch(rule),
      ...(patchKey !== undefined && { key: patchKey }),
    };
  }
}

/** Applies `$retainKeys`, which removes all fields that it does not name. (`applyRetainKeysDirective`) */
function retainKeys(original: JsonObject, patch: JsonObject): void {
  if (!Object.hasOwn(patch, "$retainKeys")) return;
  const names = patch["$retainKeys"];
  Reflect.deleteProperty(patch, "$retainKeys");
  if (!Array.isArray(names) || names.some((name) => typeof name === "object" && name !== null))
    throw badRequest(badRetention);
  const retained = new Set<unknown>(names);
  for (const [name, value] of Object.entries(patch))
    if (
      value !== null &&
      !name.startsWith(orderPrefix) &&
      !name.startsWith(deletePrefix) &&
      !retained.has(name)
    )
      throw badRequest(badRetention);
  for (const name of Object.keys(original)) if (!retained.has(name)) Reflect.deleteProperty(original, name);
}

/** Whether an item is a `replace` directive. Directives other than this and `delete` are refused. */
function isReplacement(item: JsonObject): boolean {
  const directive = item["$patch"];
  if (directive === "merge") throw badRequest("merging lists cannot yet be specified in the patch");
  if (directive !== "replace" && directive !== "delete") throw badDirective(directive);
  return directive === "replace";
}

function badDirective(directive: unknown): ApiError {
  return badRequest(`unknown patch type: ${scalarText(directive)} in map`);
}

/** `extractKey` */
function withoutPrefix(name: string, prefix: string, message: string): string {
  if (!name.startsWith(`${prefix}/`)) throw badRequest(message);
  return name.slice(prefix.length + 1);
}

/** `discardNullValuesFromPatch`: removes null fields of objects, but not null items of lists. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (!isObject(value)) return value;
  const given = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(given.map(([name, field]) => [name, withoutNulls(field)]));
}

/** `removeDirectives`: removes objects that have a `$patch`; undefined if the value itself has one. */
function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isObject(value)) return value;
  if (Object.hasOwn(value, "$patch")) return undefined;
  const fields = Object.entries(value).map(([name, field]) => [name, withoutDirectives(field)] as const);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}

function setOrDelete(object: JsonObject, name: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(object, name);
  else setOwnField(object, name, value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
