import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type CommandId, commandIds } from "../ids.ts";
import { registerCommand } from "../vscode/registerCommand.ts";
import { isRequestError } from "./isRequestError.ts";
import type { ClusterSession, ConnectedCluster } from "./clusterSession.ts";

/**
 * Registers a command that needs a connected cluster. Without one, it offers to connect. An API server's refusal is
 * shown in the server's words; any other error is logged.
 */
export function registerClusterCommand(
  id: CommandId,
  cluster: ConnectedCluster,
  log: Logger,
  run: (session: ClusterSession, ...args: unknown[]) => Promise<void>,
): vscode.Disposable {
  return registerCommand(id, log, async (...args) => {
    const { session } = cluster;
    if (!session) return offerConnection();
    try {
      await run(session, ...args);
    } catch (error) {
      if (!isRequestError(error)) throw error;
      log.warn(`${id}: ${error.logged}`);
      void vscode.window.showErrorMessage(error.said);
    }
  });
}

/** Tells the user that no cluster is connected, and offers to connect to one. */
export async function offerConnection(): Promise<void> {
  const practice = t("Start Practice Cluster");
  const other = t("Connect to Cluster…");
  const chosen = await vscode.window.showInformationMessage(
    t("No cluster is connected. Start the practice cluster, or connect to a cluster of your own."),
    practice,
    other,
  );
  if (chosen === practice) await vscode.commands.executeCommand(commandIds.startPractice);
  if (chosen === other) await vscode.commands.executeCommand(commandIds.selectContext);
}
