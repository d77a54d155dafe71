import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { languageOf } from "../../base/displayLanguage.ts";
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
    if (vscode.workspace.isTrusted && !(await hasKubectl())) await sayHowToGetIt();
  });
}

async function hasKubectl(): Promise<boolean> {
  const { isInstalled } = await import("../../tools/index.ts");
  return isInstalled("kubectl", process.env);
}

async function sayHowToGetIt(): Promise<void> {
  const open = t("Open the Instructions");
  const chosen = await vscode.window.showInformationMessage(
    t("kubectl is not installed on this machine, or not on the PATH. It is a single program to download."),
    open,
  );
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(installPage()));
}

function installPage(): string {
  const language = languageOf(vscode.env.language) === "ko" ? "ko/" : "";
  return `https://kubernetes.io/${language}docs/tasks/tools/`;
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
