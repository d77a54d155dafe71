import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { badRequest } from "../apiError.ts";
import { isObject } from "../json.ts";
import { goStableSort } from "./goStableSort.ts";
import { badArgument, comparable, elementType, keyOf } from "./listElements.ts";

/**
 * Orders a merged list. Items that the patch names are in the patch's order, items that only the server has are in the
 * server's order, before the items that they preceded.
 * (k8s.io/apimachinery `strategicpatch.normalizeElementOrder`)
 *
 * @param key the merge key of the items; undefined for lists of scalars
 * @param order the items that the patch names, in its order
 * @param before the list before the patch
 */
export function inElementOrder(
  merged: readonly unknown[],
  key: string | undefined,
  order: readonly unknown[],
  before: readonly unknown[],
  isOfMaps: boolean,
): unknown[] {
  const isNamed = key === undefined ? amongValues(order) : amongMaps(order, key);
  const [named, others]: [unknown[], unknown[]] = [[], []];
  for (const item of merged) (isNamed(item) ? named : others).push(item);
  const itemKey = isOfMaps ? (key ?? "") : undefined;
  const placeBefore = places(before, itemKey);
  return mergeSorted(
    sorted(others, itemKey, before, placeBefore),
    sorted(named, itemKey, order, places(order, itemKey)),
    placeBefore,
  );
}

/** `partitionPrimitivesByPresentInList` */
function amongValues(order: readonly unknown[]): (item: unknown) => boolean {
  const values = new Set(order.map(comparable));
  return (item) => values.has(comparable(item));
}

/** `partitionMapsByPresentInList` */
function amongMaps(order: readonly unknown[], key: string): (item: unknown) => boolean {
  const end = order.findIndex((item) => !isObject(item));
  const maps = end < 0 ? order : order.slice(0, end);
  const keys = new Set(
    maps.flatMap((item) => (isObject(item) && Object.hasOwn(item, key) ? [ownField(item, key)] : [])),
  );
  return (item) => {
    if (keys.has(comparable(keyOf(item, key)))) return true;
    if (end >= 0) throw badRequest(`value for key ${end} is not a map`);
    return false;
  };
}

type PlaceOf = (item: unknown) => number;

/** Returns a function that finds the index of the first matching item, or -1. */
function places(order: readonly unknown[], key: string | undefined): PlaceOf {
  const idOf = (item: unknown): unknown =>
    key === undefined ? item : isObject(item) ? (ownField(item, key) ?? null) : null;
  const first = new Map<unknown, number>();
  for (const [index, item] of order.entries()) if (!first.has(idOf(item))) first.set(idOf(item), index);
  return (item) => first.get(comparable(idOf(item))) ?? -1;
}

/** `normalizeSliceOrder` */
function sorted(
  items: readonly unknown[],
  key: string | undefined,
  order: readonly unknown[],
  placeOf: PlaceOf,
): unknown[] {
  if (key !== undefined) for (const item of [...items, ...order]) keyOf(item, key);
  const isDeleted = (item: unknown): boolean =>
    key !== undefined && isObject(item) && item["$patch"] === "delete";
  const kept = items.filter((item) => !isDeleted(item));
  const placed = kept.length < 2 ? [] : kept.map((item) => ({ item, place: placeOf(item) }));
  // The order is undefined for items that it does not contain: `less` holds for each of two. Go's sort decides.
  if (placed.every(({ place }) => place >= 0)) placed.sort((left, right) => left.place - right.place);
  else goStableSort(placed, (left, right) => left.place < 0 || right.place < 0 || left.place < right.place);
  return [...(kept.length < 2 ? kept : placed.map(({ item }) => item)), ...items.filter(isDeleted)];
}

/** `mergeSortedSlice` */
function mergeSorted(others: readonly unknown[], named: readonly unknown[], placeOf: PlaceOf): unknown[] {
  const result: unknown[] = [];
  let [at, namedAt] = [0, 0];
  while (at < others.length && namedAt < named.length) {
    const [theirs, mine] = [placeOf(others[at]), placeOf(named[namedAt])];
    result.push(theirs >= 0 && mine >= 0 && theirs < mine ? others[at++] : named[namedAt++]);
  }
  return [...result, ...others.slice(at), ...named.slice(namedAt)];
}

/**
 * Checks that the items that the patch changes are in the order that it specifies.
 * (`strategicpatch.validatePatchWithSetOrderList`)
 */
export function checkElementOrder(
  changes: readonly unknown[],
  order: readonly unknown[],
  key: string | undefined,
): void {
  if (changes.length === 0 || order.length === 0) return;
  if (key !== undefined)
    for (const item of changes) if (!isObject(item)) throw badArgument("map[string]interface {}", item);
  const kept =
    key === undefined ? changes : changes.filter((item) => !isObject(item) || item["$patch"] !== "delete");
  let [at, orderAt] = [0, 0];
  while (at < kept.length && orderAt < order.length) {
    const item = kept[at];
    if (isObject(item) && Object.hasOwn(item, "$patch")) {
      at++;
      continue;
    }
    const [left, right] =
      key === undefined ? [item, order[orderAt]] : [keyOf(item, key), keyOf(order[orderAt], key)];
    if (elementType(left) === elementType(right) && comparable(left) === right) at++;
    orderAt++;
  }
  if (at < kept.length) throw badRequest("The order in patch list doesn't match $setElementOrder list");
}
