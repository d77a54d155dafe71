import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";

/**
 * Returns a value with its fields in the order of a model, and those that the model lacks behind them, so that the two
 * can be compared line by line. Items of lists are paired by name, as `kubectl` does, or else by place.
 */
export function orderedLike(value: unknown, model: unknown): unknown {
  if (Array.isArray(value) && Array.isArray(model)) return orderedItems(value, model);
  if (!isRecord(value) || !isRecord(model)) return value;
  const names = [...Object.keys(model).filter((name) => Object.hasOwn(value, name)), ...Object.keys(value)];
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, orderedLike(ownField(value, name), ownField(model, name))]),
  );
}

/** Keeps the order of the items, which may mean something. */
function orderedItems(items: readonly unknown[], models: readonly unknown[]): unknown[] {
  const named = new Map(models.map((model) => [nameOf(model), model]));
  const areNamed = named.size === models.length && !named.has(undefined);
  return items.map((item, index) => orderedLike(item, areNamed ? named.get(nameOf(item)) : models[index]));
}

function nameOf(item: unknown): unknown {
  return isRecord(item) ? ownField(item, "name") : undefined;
}
