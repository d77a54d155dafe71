import type { ClusterElement } from "./elements.ts";

/** How many of the rows tell something of the control plane; where the API server answers, the kubeconfig says. */
export function countTelling(rows: readonly ClusterElement[]): number {
  return rows.filter(({ type }) => ["component", "readiness", "managed"].includes(type)).length;
}
