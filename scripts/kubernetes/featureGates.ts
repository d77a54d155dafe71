/**
 * Reads from a Go file of Kubernetes since which minor version each feature gate is on by default; undefined if it is
 * not yet.
 */
export function featureGates(source: string): ReadonlyMap<string, number | undefined> {
  const gates = new Map<string, number | undefined>();
  for (const [, name = "", body = ""] of source.matchAll(/^\t(?:\w+\.)?(\w+): \{\n([\s\S]*?)^\t\},$/gm)) {
    const stages = [...body.matchAll(/MustParse\("1\.(\d+)"\), Default: (true|false)/g)];
    if (stages.length === 0) continue;
    // A gate may be turned off again: what counts is since when it has stayed on.
    const on = stages.findLastIndex(([, , isOn]) => isOn === "false") + 1;
    gates.set(name, on < stages.length ? Number(stages[on]?.[1]) : undefined);
  }
  return gates;
}
