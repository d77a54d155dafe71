import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";

/** The nodes to offer for each command if none was chosen in the tree. */
export const nodeChoice = {
  cordon: ({ status }: NodeSummary): boolean => !status.cordoned,
  uncordon: ({ status }: NodeSummary): boolean => status.cordoned,
  drain: (): boolean => true,
  // Without the control plane, nothing would respond.
  stop: ({ status }: NodeSummary): boolean => status.ready && !status.roles.includes("control-plane"),
  start: ({ status }: NodeSummary): boolean => !status.ready,
} as const;

/** An entry of the quick pick. */
export interface NodeItem {
  readonly label: string;
  readonly description: string;
  readonly node: NodeSummary;
}

/** Returns the entries for nodes: name, status, and zone. */
export function nodeItems(nodes: readonly NodeSummary[]): NodeItem[] {
  return nodes.map((node) => ({
    label: node.name,
    description: [node.status.text, node.zone].filter(Boolean).join(" · "),
    node,
  }));
}
