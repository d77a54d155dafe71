import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "../../base/logger.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { commandIds } from "../../vscode/ids.ts";

/** A terminal in which kubectl speaks to the connected cluster; no other terminal does. */
export function registerTerminal(
  context: vscode.ExtensionContext,
  cluster: ConnectedCluster,
  log: Logger,
): vscode.Disposable {
  return registerClusterCommand(commandIds.openClusterTerminal, cluster, log, async (session) => {
    const files = isPractice(session)
      ? session.kubeconfigFiles
      : [await contextFile(context.globalStorageUri.fsPath, session), ...session.kubeconfigFiles];
    const terminal = vscode.window.createTerminal({
      name: isPractice(session) ? t("Practice cluster") : session.kubeContext,
      iconPath: new vscode.ThemeIcon(isPractice(session) ? "mortar-board" : "terminal"),
      env: { KUBECONFIG: files.join(path.delimiter) },
    });
    terminal.show();
  });
}

/**
 * A kubeconfig that says nothing but which context is the current one. It stands before the user's own files, of
 * which kubectl takes everything else: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
async function contextFile(storagePath: string, { kubeContext }: ClusterSession): Promise<string> {
  const folder = path.join(storagePath, "terminal");
  await mkdir(folder, { recursive: true });
  const name = createHash("sha256").update(kubeContext).digest("hex").slice(0, 16);
  const file = path.join(folder, `${name}.json`);
  const config = { apiVersion: "v1", kind: "Config", "current-context": kubeContext };
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
