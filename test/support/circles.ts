/** Circles in a graph: for each edge that leads back to where the way came from, the way between. */
export function circles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const seen = new Set<string>();
  const way: string[] = [];
  const walk = (node: string): void => {
    const back = way.indexOf(node);
    if (back >= 0) found.push(way.slice(back));
    if (back >= 0 || seen.has(node)) return;
    seen.add(node);
    way.push(node);
    for (const next of graph.get(node) ?? []) walk(next);
    way.pop();
  };
  for (const node of graph.keys()) walk(node);
  return found;
}
