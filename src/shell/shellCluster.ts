import type { ClusterSession } from "../session/clusterSession.ts";
import type { ClusterWriter } from "../session/clusterWriter.ts";
import type { PlannedChange } from "../session/plannedChange.ts";

/** The connected cluster, as far as the shell needs it. */
export interface ShellCluster {
  readonly session: Pick<ClusterSession, "target" | "kubeContext" | "server" | "objects">;
  /** Hands out what makes a change, once people have agreed to it; undefined where they have not. */
  readonly confirmed: (change: PlannedChange) => Promise<ClusterWriter | undefined>;
  /** Whether nothing in the cluster may be changed. */
  readonly isReadOnly: () => boolean;
}
