import { t } from "@vscode/l10n";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { offerConnection } from "../../session/registerClusterCommand.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

/** The connection to send to; where there is none, says so and offers to make one. */
export async function connectedSession({ cluster }: ManifestCommands): Promise<ClusterSession | undefined> {
  if (!cluster.session) await withQuietProgress(t("Connecting to the cluster…"), () => cluster.settled());
  if (cluster.session) return cluster.session;
  void offerConnection();
  return undefined;
}
