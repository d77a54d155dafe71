import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Observer } from "../../course/progress.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";

/** What the Workshop Shell needs of the composition root. */
export interface ShellFeature {
  readonly extensionPath: string;
  readonly cluster: ConnectedCluster & { settled(): Promise<void> };
  /** Hears what is asked of the cluster. */
  readonly progress: Observer;
  readonly log: Logger;
}
