import { t } from "@vscode/l10n";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";

/** Up to so many nodes, each is a root of the tree. */
const mostFlat = 50;

/** The most nodes of a group; a row with more children takes VS Code a second to draw. */
const mostInGroup = 200;

/** Nodes below one row. */
export interface NodeGroup {
  /** The same as long as the group stands for the same nodes. */
  readonly key: string;
  readonly label: string;
  readonly nodes: readonly NodeSummary[];
}

/**
 * Groups the nodes of a large cluster: by the pool that they belong to, such as a node group of EKS, or else by zone.
 * Groups that are too long are cut into ranges of names. Returns undefined for a small cluster.
 *
 * @param nodes in the order in which to show them
 */
export function nodeGroups(nodes: readonly NodeSummary[]): readonly NodeGroup[] | undefined {
  if (nodes.length <= mostFlat) return undefined;
  return groupsBy(nodes, keyFor(nodes)).flatMap(ranges);
}

/** What tells the nodes apart: whether that is their pool or their zone. */
function keyFor(nodes: readonly NodeSummary[]): (node: NodeSummary) => string | undefined {
  const pools = new Set(nodes.map(({ pool }) => pool));
  return pools.size > 1 ? ({ pool }) => pool : ({ zone }) => zone;
}

function groupsBy(
  nodes: readonly NodeSummary[],
  keyOf: (node: NodeSummary) => string | undefined,
): NodeGroup[] {
  const groups = new Map<string, { readonly label: string; readonly nodes: NodeSummary[] }>();
  for (const node of nodes) {
    const { key, label } = placeOf(node, keyOf(node));
    const group = groups.get(key) ?? { label, nodes: [] };
    groups.set(key, group);
    group.nodes.push(node);
  }
  return [...groups].map(([key, group]) => ({ key, ...group }));
}

function placeOf(
  node: NodeSummary,
  value: string | undefined,
): { readonly key: string; readonly label: string } {
  if (node.status.roles.includes("control-plane")) return { key: "role", label: "control-plane" };
  return value === undefined
    ? { key: "other", label: t("Other nodes") }
    : { key: `value/${value}`, label: value };
}

function ranges(group: NodeGroup): readonly NodeGroup[] {
  const { key, label, nodes } = group;
  if (nodes.length <= mostInGroup) return [group];
  const count = Math.ceil(nodes.length / mostInGroup);
  return Array.from({ length: count }, (_, each) => ({
    key: `${key}/${each}`,
    label: `${label} (${each + 1}/${count})`,
    nodes: nodes.slice(each * mostInGroup, (each + 1) * mostInGroup),
  }));
}
