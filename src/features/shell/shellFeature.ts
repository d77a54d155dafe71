import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Observer } from "../../course/progress.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";

/** The parts of the extension that the Workshop Shell needs. */
export interface ShellFeature {
  readonly extensionPath: string;
  readonly cluster: ConnectedCluster & { settled(): Promise<void> };
  /** Gets each shell that is opened. */
  readonly terminals: ClusterTerminals;
  /** Receives the requests to the cluster. */
  readonly progress: Observer;
  readonly log: Logger;
}
