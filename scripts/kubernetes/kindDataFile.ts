import { usualVerbs } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import type { DiscoveredKind } from "./discoveredKinds.ts";

/**
 * The text of `packages/kubernetes/src/kinds/kindData.ts`, before it is formatted. If an earlier kind has the same
 * name, the group is appended: `Event.events.k8s.io`.
 */
export function kindDataFile(kinds: readonly DiscoveredKind[]): string {
  const taken = new Set<string>();
  const groups = new Map<string, string[]>();
  for (const kind of kinds) {
    const { group } = kind;
    const apiVersion = group === "" ? kind.version : `${group}/${kind.version}`;
    const name = taken.has(kind.kind) ? `${kind.kind}.${group}` : kind.kind;
    taken.add(name);
    const rows = groups.get(apiVersion) ?? [];
    groups.set(apiVersion, rows);
    rows.push(`    ${JSON.stringify(name)}: ${JSON.stringify(rowOf(kind))},`);
  }
  const text = [...groups].map(
    ([apiVersion, rows]) => `  ${JSON.stringify(apiVersion)}: {\n${rows.join("\n")}\n  },`,
  );
  return `import type { KindData } from "./kindRow.ts";

/**
 * The kinds of Kubernetes by their apiVersions, generated from its discovery documents by
 * \`npm run generate:kubernetes\`. Of a kind with several versions the preferred one.
 */
export const kindData = {
${text.join("\n")}
} as const satisfies Readonly<Record<string, Readonly<Record<string, KindData>>>>;
`;
}

/** The columns of `KindData`, without empty ones at the end. */
function rowOf(kind: DiscoveredKind): unknown[] {
  const { plural, namespaced, shortNames, subresources, categories, verbs } = kind;
  const isUsual = verbs.join() === usualVerbs.join();
  const row = [plural, namespaced, shortNames, subresources, categories, isUsual ? [] : verbs];
  const last = row.findLastIndex((column) => !Array.isArray(column) || column.length > 0);
  return row.slice(0, last + 1);
}
