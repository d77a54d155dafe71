import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Observer } from "../../course/progress.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";

/** What the Workshop Shell needs of the composition root. */
export interface ShellFeature {
  readonly extensionPath: string;
  readonly cluster: ConnectedCluster & { settled(): Promise<void> };
  /** Told of each shell that is opened. */
  readonly terminals: ClusterTerminals;
  /** Hears what is asked of the cluster. */
  readonly progress: Observer;
  readonly log: Logger;
}
