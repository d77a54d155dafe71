import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ManifestProblems } from "./manifestProblems.ts";

/** What the commands that send manifests to a cluster have in common. */
export interface ManifestCommands {
  readonly cluster: ConnectedCluster & {
    /** Settles when it is clear whether the cluster of last time can be had. */
    settled(): Promise<void>;
  };
  /** The id in the label of the learner's own objects; undefined before there are any. */
  readonly learner: { readonly knownId: string | undefined };
  readonly problems: ManifestProblems;
  readonly log: Logger;
}
