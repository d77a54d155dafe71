import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { FieldAt } from "../manifests/fieldAt.ts";
import type { FieldPath } from "../manifests/fieldPath.ts";
import { isSameValue } from "./sameValue.ts";
import { isPrivate } from "./privateField.ts";

/** What a cluster has in place of a value of a manifest. */
export type Difference =
  | { readonly type: "other"; readonly value: string }
  /** The object in the cluster does not have the field. */
  | { readonly type: "missing" };

/** Fields that tell items of a list apart, where the API merges lists by them. */
const keysOfItems = ["name", "mountPath", "devicePath", "containerPort", "port", "ip", "topologyKey", "key"];

/**
 * Compares the value of a field with that of the object in the cluster. Returns undefined if they are the same, if the
 * field is private, and if it is not certain which field of the object it is.
 */
export function liveDifference(
  object: KubernetesObject,
  { path, value, isPlain, scalarAt }: Pick<FieldAt, "path" | "value" | "isPlain" | "scalarAt">,
): Difference | undefined {
  if (value === undefined || path[0] === "status" || isPrivate(object.kind, path)) return undefined;
  // Aliases, anchors, and expressions of templates stand for something else.
  if ((isPlain && /^[*&!]/.test(value)) || value.includes("{{") || value.includes("${")) return undefined;
  const found = find(object, path, scalarAt);
  if (!found) return undefined;
  const live = found.value;
  if (live === undefined || live === null) return isNothing(value, isPlain) ? undefined : { type: "missing" };
  if (typeof live !== "string" && typeof live !== "number" && typeof live !== "boolean") return undefined;
  return isSameValue({ text: value, isPlain }, live, path)
    ? undefined
    : { type: "other", value: String(live) };
}

/** Follows a path; items of lists are found by what names them. Undefined if the way is not certain. */
function find(
  object: unknown,
  path: FieldPath,
  scalarAt: FieldAt["scalarAt"],
): { readonly value: unknown } | undefined {
  let value = object;
  for (const [depth, segment] of path.entries()) {
    if (typeof segment === "string") {
      if (!isRecord(value)) return undefined;
      value = ownField(value, segment);
      continue;
    }
    if (!Array.isArray(value)) return undefined;
    const written = path.slice(0, depth + 1);
    const key = keysOfItems.find((name) => scalarAt([...written, name]) !== undefined);
    if (key === undefined) return undefined;
    const same = value.filter(
      (item: unknown) => isRecord(item) && String(ownField(item, key)) === scalarAt([...written, key]),
    );
    if (same.length !== 1) return undefined;
    value = same[0];
  }
  return { value };
}

/** Whether the API may leave out a value because it says nothing. */
function isNothing(text: string, isPlain: boolean): boolean {
  return (
    text === "" ||
    text === "0" ||
    (isPlain && /^(?:~|null|Null|NULL|false|False|FALSE|no|No|NO|off|Off|OFF|n|N)$/.test(text))
  );
}
