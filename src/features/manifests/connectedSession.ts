import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { commandIds } from "../../vscode/ids.ts";
import type { ManifestCommands } from "./manifestCommands.ts";
import { withQuietProgress } from "./withQuietProgress.ts";

/** The connection to send to; where there is none, says so and offers to make one. */
export async function connectedSession({ cluster }: ManifestCommands): Promise<ClusterSession | undefined> {
  if (!cluster.session) await withQuietProgress(t("Connecting to the cluster…"), () => cluster.settled());
  if (cluster.session) return cluster.session;
  const practice = t("Start the Practice Cluster");
  const connect = t("Connect to a Cluster…");
  void vscode.window.showErrorMessage(t("No cluster is connected."), practice, connect).then((chosen) => {
    if (chosen === practice) void vscode.commands.executeCommand(commandIds.startPractice);
    if (chosen === connect) void vscode.commands.executeCommand(commandIds.selectContext);
  });
  return undefined;
}
