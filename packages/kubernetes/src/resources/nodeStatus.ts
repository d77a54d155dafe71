import type { V1Node } from "@kubernetes/client-node";
import { ownField } from "../base/ownField.ts";
import type { FromApi } from "./fromApi.ts";
import type { Severity } from "./severity.ts";

/** The columns STATUS, ROLES and VERSION of `kubectl get nodes`. */
export interface NodeStatus {
  readonly text: string;
  /** Sorted; empty if kubectl prints `<none>`. */
  readonly roles: readonly string[];
  readonly version: string;
  readonly severity: Severity;
  /** Whether the kubelet reports that pods can run. */
  readonly ready: boolean;
  /** Whether the node accepts no new pods: https://kubernetes.io/docs/concepts/architecture/nodes/#manual-node-administration */
  readonly cordoned: boolean;
}

const rolePrefix = "node-role.kubernetes.io/";
const roleLabel = "kubernetes.io/role";

/**
 * Returns a node's status as `kubectl get nodes` prints it. A node that stopped reporting has a Ready condition with
 * the status Unknown, printed as `NotReady`; `Unknown` means that the node never reported.
 * https://kubernetes.io/docs/reference/node/node-status/#condition
 */
export function nodeStatus(node: FromApi<V1Node>): NodeStatus {
  const ready = node.status?.conditions?.findLast(({ type }) => type === "Ready");
  const condition = ready ? (ready.status === "True" ? "Ready" : "NotReady") : "Unknown";
  const cordoned = node.spec?.unschedulable ?? false;
  const severities = { Ready: cordoned ? "warning" : "ok", NotReady: "error", Unknown: "unknown" } as const;
  return {
    text: cordoned ? `${condition},SchedulingDisabled` : condition,
    roles: nodeRoles(node),
    version: node.status?.nodeInfo?.kubeletVersion ?? "",
    severity: severities[condition],
    ready: condition === "Ready",
    cordoned,
  };
}

/**
 * Returns the roles in a node's labels: `node-role.kubernetes.io/<role>`, whatever its value, and the value of
 * `kubernetes.io/role`. https://kubernetes.io/docs/reference/labels-annotations-taints/#node-role-kubernetes-io
 */
function nodeRoles(node: FromApi<V1Node>): string[] {
  const roles = new Set<string>();
  for (const [label, value] of Object.entries(node.metadata?.labels ?? {})) {
    const role = label.startsWith(rolePrefix) ? label.slice(rolePrefix.length) : undefined;
    if (role) roles.add(role);
    else if (label === roleLabel && value) roles.add(value);
  }
  return [...roles].sort();
}

/** https://kubernetes.io/docs/reference/labels-annotations-taints/#nodekubernetesioinstance-type */
export function nodeInstanceType(node: FromApi<V1Node>): string | undefined {
  return node.metadata?.labels?.["node.kubernetes.io/instance-type"];
}

/** https://kubernetes.io/docs/reference/labels-annotations-taints/#topologykubernetesiozone */
export function nodeZone(node: FromApi<V1Node>): string | undefined {
  return node.metadata?.labels?.["topology.kubernetes.io/zone"];
}

/** The labels by which those who make nodes name the pool that a node belongs to. */
const poolLabels: readonly string[] = [
  "eks.amazonaws.com/nodegroup",
  "karpenter.sh/nodepool",
  "alpha.eksctl.io/nodegroup-name",
  "cloud.google.com/gke-nodepool",
  "kubernetes.azure.com/agentpool",
];

/**
 * Returns the node group or node pool of a node. The nodes of Fargate and hybrid nodes have none; for them, it is what
 * EKS calls their compute type. https://docs.aws.amazon.com/eks/latest/userguide/eks-compute.html
 */
export function nodePool(node: FromApi<V1Node>): string | undefined {
  const labels = node.metadata?.labels ?? {};
  const of = (label: string): string | undefined => ownField(labels, label) || undefined;
  return poolLabels.map(of).find((pool) => pool !== undefined) ?? of("eks.amazonaws.com/compute-type");
}

/** Whether a node accepts no new pods or is not ready. */
export function isTroubled({ cordoned, ready }: NodeStatus): boolean {
  return cordoned || !ready;
}

/** Returns the `address:port` of a node's kubelet, or undefined until the node reports it. */
export function kubeletEndpoint(node: FromApi<V1Node>): string | undefined {
  const address = node.status?.addresses?.find(({ type }) => type === "InternalIP")?.address;
  if (address === undefined) return undefined;
  const port = node.status?.daemonEndpoints?.kubeletEndpoint?.Port || 10250;
  return address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
}
