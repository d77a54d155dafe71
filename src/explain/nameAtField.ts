import { type FieldPath, namesOf } from "../manifests/fieldPath.ts";

/** Where the name of a label, an annotation, or a taint stands: as the key of a map, or as the value of a field. */
export interface NameAtField {
  readonly name: string;
  readonly on: "key" | "value";
}

/** Maps whose keys are such names even without a prefix; in other maps, a name without one may mean anything. */
const mapsOfNames = new Set(["labels", "annotations", "matchLabels", "nodeSelector", "selector", "taints"]);

/** What a name may be. */
export type NameRole = "label" | "annotation" | "taint";

/** Fields that hold such a name, or a list of them. */
const nameFields = new Set(["topologyKey", "topologyKeys", "matchLabelKeys", "mismatchLabelKeys"]);

/** Lists whose items hold such a name in their `key`; `requirements` and `startupTaints` are Karpenter's. */
const listsOfKeys = new Set([
  "matchExpressions",
  "matchLabelExpressions",
  "requirements",
  "startupTaints",
  "taints",
  "tolerations",
]);

/**
 * Returns the name of a label, an annotation, or a taint that stands at a field; undefined where names have another
 * meaning.
 *
 * @param mapKeys the keys inside a map field, at the end of the path
 * @param value the scalar value of the field, if there is one
 */
export function nameAtField(
  path: FieldPath,
  mapKeys: readonly string[],
  value: string | undefined,
): NameAtField | undefined {
  const names = namesOf(path);
  const last = names.at(-1) ?? "";
  const outer = names.at(-2) ?? "";
  if (mapKeys.length > 0) {
    const isName = path.at(-1) === last && (last.includes("/") || mapsOfNames.has(outer));
    return isName ? { name: last, on: "key" } : undefined;
  }
  if (value === undefined) return undefined;
  if (roleOfValue(path)) return { name: value, on: "value" };
  const quoted = last === "fieldPath" ? subscript(value) : undefined;
  return quoted === undefined ? undefined : { name: quoted, on: "value" };
}

/** Returns `a/b` of `metadata.labels['a/b']`. https://kubernetes.io/docs/concepts/workloads/pods/downward-api/ */
function subscript(fieldPath: string): string | undefined {
  return /^metadata\.(?:labels|annotations)\['([^']+)'\]$/.exec(fieldPath)?.[1];
}

/** Returns what the keys of a map at a path are; undefined where they are no such names. */
export function roleOfKeys(path: FieldPath): NameRole | undefined {
  const last = path.at(-1);
  if (typeof last !== "string" || !mapsOfNames.has(last)) return undefined;
  if (last === "annotations") return "annotation";
  return last === "taints" ? "taint" : "label";
}

/** Returns what a field, or an item of it, names; undefined where it names nothing. */
export function roleOfValue(path: FieldPath): NameRole | undefined {
  const names = namesOf(path);
  const last = names.at(-1) ?? "";
  if (nameFields.has(last)) return "label";
  const list = last === "key" ? (names.at(-2) ?? "") : "";
  if (!listsOfKeys.has(list)) return undefined;
  return ["startupTaints", "taints", "tolerations"].includes(list) ? "taint" : "label";
}
