import type { KindRow } from "@kubernetes-workshop/kubernetes/kinds/kindRow";

/** A resource type as discovery describes it: https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology */
export type ResourceType = Omit<KindRow, "subresources">;

/** As kubectl names a type in what it prints: `deployment.apps`, `pod`. */
export function typeName({ singular, group }: Pick<ResourceType, "singular" | "group">): string {
  return group === "" ? singular : `${singular}.${group}`;
}
