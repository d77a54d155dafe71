import type { FieldPath } from "../../../manifests/fieldPath.ts";
import type { FieldPlace, SelectorPlace } from "./selectorPlace.ts";

/** The most conditions or values that are told: nobody reads a longer list, and each is looked up. */
const most = 50;

/** A condition on a label. */
export interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/**
 * Reads the conditions of a selector, or the one that a field is in; none of an empty selector. Returns undefined while
 * one of them is not whole, or a template has a part in it.
 */
export function requirementsOf(
  place: FieldPlace,
  { base, form, part }: SelectorPlace,
): readonly Requirement[] | undefined {
  if (part) return whole([requirementAt(place, part)]);
  if (form === "labels") return labelsAt(place, base);
  const names = place.keysAt(base);
  if (!names) return undefined;
  // A node can also be chosen by its name.
  const known = names.every((name) => name === "matchLabels" || name === "matchExpressions");
  if (!known) return undefined;
  const labels = names.includes("matchLabels") ? labelsAt(place, [...base, "matchLabels"]) : [];
  const expressions = [...base, "matchExpressions"];
  const indexes = names.includes("matchExpressions") ? place.keysAt(expressions) : [];
  if (!labels || !indexes || indexes.length > most) return undefined;
  const conditions = whole(indexes.map((index) => requirementAt(place, [...expressions, index])));
  return conditions && [...labels, ...conditions];
}

function labelsAt(place: FieldPlace, path: FieldPath): readonly Requirement[] | undefined {
  const keys = place.keysAt(path);
  return keys && keys.length <= most
    ? whole(keys.map((key) => requirementAt(place, [...path, key])))
    : undefined;
}

/** Returns undefined if one of the conditions is. */
function whole(requirements: readonly (Requirement | undefined)[]): readonly Requirement[] | undefined {
  const known = requirements.filter((each) => each !== undefined);
  return known.length === requirements.length ? known : undefined;
}

/** @param path of a label in a map, or of a condition in a list */
function requirementAt({ keysAt, scalarAt }: FieldPlace, path: FieldPath): Requirement | undefined {
  const last = path.at(-1);
  if (typeof last === "string") {
    const value = scalarAt(path);
    return value === undefined || isTemplated(value)
      ? undefined
      : { key: last, operator: "In", values: [value] };
  }
  const key = scalarAt([...path, "key"]);
  const operator = scalarAt([...path, "operator"]);
  if (!key || !operator || isTemplated(key + operator)) return undefined;
  const list = [...path, "values"];
  const isWritten = keysAt(path)?.includes("values") ?? false;
  const indexes = isWritten ? keysAt(list) : [];
  if (indexes && indexes.length > most) return undefined;
  const values = indexes?.map((index) => scalarAt([...list, index])).filter((value) => value !== undefined);
  if (!values || values.length !== indexes?.length || values.some(isTemplated)) return undefined;
  return { key, operator, values };
}

function isTemplated(text: string): boolean {
  return text.includes("{{");
}
