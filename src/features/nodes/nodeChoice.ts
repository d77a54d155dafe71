import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";

/** Which nodes each command is offered for, where none was chosen in the tree. */
export const nodeChoice = {
  cordon: ({ status }: NodeSummary): boolean => !status.cordoned,
  uncordon: ({ status }: NodeSummary): boolean => status.cordoned,
  // Without the control plane, nothing would answer.
  stop: ({ status }: NodeSummary): boolean => status.ready && !status.roles.includes("control-plane"),
  start: ({ status }: NodeSummary): boolean => !status.ready,
} as const;

/** An entry of the list to choose from. */
export interface NodeItem {
  readonly label: string;
  readonly description: string;
  readonly node: NodeSummary;
}

/** The entries for some nodes: name, state and zone. */
export function nodeItems(nodes: readonly NodeSummary[]): NodeItem[] {
  return nodes.map((node) => ({
    label: node.name,
    description: [node.status.text, node.zone].filter(Boolean).join(" · "),
    node,
  }));
}
