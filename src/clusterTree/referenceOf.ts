import type { ObjectReference } from "../resources/kubernetesObject.ts";

/** What a command is given by the tree's menu, as far as it stands for an object of the cluster. */
export function referenceOf(element: unknown): ObjectReference | undefined {
  if (typeof element !== "object" || element === null || !("type" in element) || !("summary" in element))
    return undefined;
  const { type, summary } = element;
  if (typeof summary !== "object" || summary === null || !("name" in summary)) return undefined;
  const { name } = summary;
  if (typeof name !== "string") return undefined;
  const text = (field: string): string | undefined => {
    const value: unknown = Object.entries(summary).find(([key]) => key === field)?.[1];
    return typeof value === "string" ? value : undefined;
  };
  const common = { name, namespace: text("namespace"), uid: text("uid") };
  if (type === "pod") return { apiVersion: "v1", kind: "Pod", ...common };
  if (type === "node") return { apiVersion: "v1", kind: "Node", ...common };
  const apiVersion = text("apiVersion");
  const kind = text("kind");
  return apiVersion !== undefined && kind !== undefined ? { apiVersion, kind, ...common } : undefined;
}
