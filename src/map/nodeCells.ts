import { t } from "@vscode/l10n";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import type { Severity } from "@kubernetes-workshop/kubernetes/resources/severity";
import type { MapPod } from "./mapObject.ts";

/** Nodes that are drawn as one cell, in a cluster with too many of them to draw each. */
export interface NodeCell {
  readonly id: string;
  readonly nodes: readonly NodeSummary[];
  readonly title: string;
  /** The counts by state: of the pods, or of the nodes where the pods are not known. */
  readonly counts: string;
  readonly severity: Severity;
}

const mostCells = 1000;

/** The worst first. */
const order: readonly Severity[] = ["error", "unknown", "warning", "pending", "terminating", "ok", "done"];

/**
 * Draws each node as a cell, or so many neighbours together that there are at most a thousand cells.
 *
 * @param nodes in the order in which they are shown
 * @param podsOf the pods of a node; undefined if the pods are not known
 */
export function nodeCells(
  nodes: readonly NodeSummary[],
  podsOf: ((node: NodeSummary) => readonly MapPod[]) | undefined,
): NodeCell[] {
  const size = Math.max(1, Math.ceil(nodes.length / mostCells));
  const cells: NodeCell[] = [];
  for (let start = 0; start < nodes.length; start += size) {
    const group = nodes.slice(start, start + size);
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last) continue;
    const states = group.map(({ status }) => status);
    const pods = podsOf && group.flatMap((node) => [...podsOf(node)]);
    cells.push({
      id: `cell/${first.uid}`,
      nodes: group,
      title: first === last ? first.name : t("{0} to {1}", first.name, last.name),
      counts: pods
        ? countsByState(pods.map(({ summary }) => summary.status.text))
        : countsByState(states.map(({ text }) => text)),
      severity: worst([
        ...states.map(({ severity }) => severity),
        ...(pods ?? []).map(({ summary }) => summary.status.severity),
      ]),
    });
  }
  return cells;
}

/** Counts the same words, the most frequent first: `12 Running, 1 CrashLoopBackOff`. */
function countsByState(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .sort(([, one], [, other]) => other - one)
    .map(([word, count]) => `${count} ${word}`)
    .join(", ");
}

function worst(severities: readonly Severity[]): Severity {
  return order.find((severity) => severities.includes(severity)) ?? "ok";
}
