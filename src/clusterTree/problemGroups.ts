import type { ProblemGroupElement } from "./elements.ts";

/** The roots of a tree that shows only problems, in the order in which one looks: a node may be the cause of the rest. */
export function problemGroups(): readonly ProblemGroupElement[] {
  return (["nodes", "workloads", "pods"] as const).map((of) => ({
    type: "problemGroup",
    id: `problems/${of}`,
    of,
  }));
}
