import type { DiscoveredKind } from "./discovery.ts";
import { kindRows } from "./kinds.ts";

const ownGroups: ReadonlySet<string> = new Set(kindRows.map(({ group }) => group));

/** Kinds of a group that is not part of Kubernetes. */
export interface CustomGroup {
  readonly group: string;
  readonly kinds: readonly DiscoveredKind[];
}

/**
 * The kinds that a cluster serves beside those of Kubernetes, and whose objects it stores, by their group and name.
 * https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/
 */
export function customGroups(discovered: readonly DiscoveredKind[]): CustomGroup[] {
  const groups = new Map<string, DiscoveredKind[]>();
  for (const kind of discovered) {
    const { group, verbs } = kind;
    // What cannot be watched is not stored, such as the figures of metrics.k8s.io.
    if (ownGroups.has(group) || !verbs.includes("list") || !verbs.includes("watch")) continue;
    groups.set(group, [...(groups.get(group) ?? []), kind]);
  }
  return [...groups]
    .map(([group, kinds]) => ({ group, kinds: kinds.sort((a, b) => (a.kind < b.kind ? -1 : 1)) }))
    .sort((a, b) => (a.group < b.group ? -1 : 1));
}
