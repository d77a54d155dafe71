import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";

/**
 * Returns a reference to the object that an element of the tree stands for, from the argument of a menu command;
 * undefined if it stands for none.
 */
export function referenceOf(element: unknown): ObjectReference | undefined {
  if (!isRecord(element)) return undefined;
  const { type, summary } = element;
  const text = (field: string): string | undefined => textField(summary, field);
  const name = text("name");
  if (name === undefined) return undefined;
  const isRow = isRecord(summary) && summary["isRow"] === true;
  const common = { name, namespace: text("namespace"), uid: isRow ? undefined : text("uid") };
  if (type === "pod" || type === "component") return { ...typeMeta(kinds.Pod), ...common };
  if (type === "node") return { ...typeMeta(kinds.Node), ...common };
  const apiVersion = text("apiVersion");
  const kind = text("kind");
  return apiVersion !== undefined && kind !== undefined ? { apiVersion, kind, ...common } : undefined;
}
