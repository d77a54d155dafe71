import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { languageOf } from "../../base/displayLanguage.ts";
import type { Logger } from "../../base/logger.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { commandIds } from "../../vscode/ids.ts";

/** A terminal in which kubectl speaks to the connected cluster; no other terminal does. */
export function registerTerminal(
  context: vscode.ExtensionContext,
  cluster: ConnectedCluster,
  terminals: ClusterTerminals,
  log: Logger,
): vscode.Disposable {
  return registerClusterCommand(commandIds.openClusterTerminal, cluster, log, async (session) => {
    const { openTerminal } = await import("./openTerminal.ts");
    await openTerminal(session, context.globalStorageUri.fsPath, terminals, log);
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
