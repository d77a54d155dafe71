import type { DiscoveredKind } from "@kubernetes-workshop/kubernetes/kinds/discovery";

/** A resource type as discovery describes it: https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology */
export type ResourceType = DiscoveredKind;

/** As kubectl names a type in what it prints: `deployment.apps`, `pod`. */
export function typeName({ singular, group }: Pick<ResourceType, "singular" | "group">): string {
  return group === "" ? singular : `${singular}.${group}`;
}
