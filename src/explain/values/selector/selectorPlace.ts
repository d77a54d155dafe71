import type { FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { FieldAt } from "../../../manifests/fieldAt.ts";
import type { FieldPath } from "../../../manifests/fieldPath.ts";

/** A field, and how the object around it can be read. */
export interface FieldPlace extends Pick<FieldAt, "keysAt" | "scalarAt"> {
  readonly kind: string;
  readonly path: FieldPath;
  /** The type that the API expects at the path. */
  readonly type: FieldType;
}

/** Where a selector is, and which part of it a field is. */
export interface SelectorPlace {
  /** The path of the whole selector. */
  readonly base: FieldPath;
  /** `labels` is a map of labels alone; `node` is a term of conditions on nodes, which is empty in another sense. */
  readonly form: "selector" | "labels" | "node";
  /** The label or condition that the field is or is in, by its path; undefined for the whole selector. */
  readonly part: FieldPath | undefined;
}

/**
 * Finds the selector that a field is or is in; undefined if it is none.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
 */
export function selectorPlace({ kind, path, type }: FieldPlace): SelectorPlace | undefined {
  const at = path.findLastIndex((segment) => segment === "matchLabels" || segment === "matchExpressions");
  if (at > 0) {
    const base = path.slice(0, at);
    return { base, form: isNodeTerm(base) ? "node" : "selector", part: partOf(path, at) };
  }
  if (type.ref === "meta.v1.LabelSelector") return { base: path, form: "selector", part: undefined };
  if (type.ref === "core.v1.NodeSelectorTerm") return { base: path, form: "node", part: undefined };
  const labels = path.findLastIndex((segment, index) => isLabelMap(kind, path, segment, index));
  return labels < 0
    ? undefined
    : { base: path.slice(0, labels + 1), form: "labels", part: partOf(path, labels) };
}

function partOf(path: FieldPath, at: number): FieldPath | undefined {
  return path.length > at + 1 ? path.slice(0, at + 2) : undefined;
}

function isNodeTerm(base: FieldPath): boolean {
  return base.at(-1) === "preference" || base.at(-2) === "nodeSelectorTerms";
}

function isLabelMap(kind: string, path: FieldPath, segment: string | number, index: number): boolean {
  if (index < path.length - 2) return false;
  if (segment === "nodeSelector") return path[index - 1] === "spec" || path[index - 1] === "scheduling";
  const isOfService = kind === "Service" || kind === "ReplicationController";
  return isOfService && segment === "selector" && index === 1 && path[0] === "spec";
}
