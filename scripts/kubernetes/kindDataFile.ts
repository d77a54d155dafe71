import { usualVerbs } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import type { DiscoveredKind } from "./discoveredKinds.ts";

/**
 * The text of `packages/kubernetes/src/kinds/kindData.ts`, before it is formatted. A kind of a name that an earlier
 * one has gets its group behind it: `Event.events.k8s.io`.
 */
export function kindDataFile(kinds: readonly DiscoveredKind[], version: string): string {
  const taken = new Set<string>();
  const rows = kinds.map((kind) => {
    const name = taken.has(kind.kind) ? `${kind.kind}.${kind.group}` : kind.kind;
    taken.add(name);
    return `  ${JSON.stringify(name)}: ${JSON.stringify(rowOf(kind))},`;
  });
  return `import type { KindData } from "./kindRow.ts";

/**
 * The kinds of Kubernetes ${version}, generated from its discovery documents by \`npm run generate:kubernetes\`.
 * Of a kind with several versions the preferred one.
 */
export const kindData = {
${rows.join("\n")}
} as const satisfies Readonly<Record<string, KindData>>;
`;
}

/** The columns of `KindData`, without those at the end that say nothing. */
function rowOf(kind: DiscoveredKind): unknown[] {
  const { group, version, plural, namespaced, shortNames, subresources, categories, verbs } = kind;
  const isUsual = verbs.join() === usualVerbs.join();
  const row = [
    group === "" ? version : `${group}/${version}`,
    plural,
    namespaced ? "Namespaced" : "Cluster",
    shortNames,
    subresources,
    categories,
    isUsual ? [] : verbs,
  ];
  while (Array.isArray(row.at(-1)) && row.at(-1)?.length === 0) row.pop();
  return row;
}
