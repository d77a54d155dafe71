import type { ClusterElement } from "./elements.ts";

/** Counts the rows that say something about the control plane; the API endpoint comes from the kubeconfig. */
export function countTelling(rows: readonly ClusterElement[]): number {
  return rows.filter(({ type }) => ["component", "readiness", "managed"].includes(type)).length;
}
