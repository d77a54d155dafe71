/**
 * Returns by name how the tree calls nodes: without the domain, which all nodes of a cluster share, as in
 * `ip-192-168-12-34.ap-northeast-2.compute.internal`. Nodes that differ only by their domain keep it.
 */
export function nodeLabels(names: readonly string[]): ReadonlyMap<string, string> {
  const labels = names.map((name) => [name, hostOf(name)] as const);
  const counts = new Map<string, number>();
  for (const [, host] of labels) counts.set(host, (counts.get(host) ?? 0) + 1);
  return new Map(labels.map(([name, host]) => [name, counts.get(host) === 1 ? host : name]));
}

/** Returns the name of a node without its domain; an IPv4 address as a whole. */
export function hostOf(name: string): string {
  return /^[\d.]+$/.test(name) ? name : (name.split(".", 1)[0] ?? name);
}
