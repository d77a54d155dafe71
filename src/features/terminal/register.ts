import { rm } from "node:fs/promises";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { pageIn } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/**
 * Registers the command that opens a terminal whose kubectl uses the connected cluster; other terminals do not change.
 */
export function registerTerminal(
  context: vscode.ExtensionContext,
  cluster: ConnectedCluster,
  terminals: ClusterTerminals,
  log: Logger,
): Disposable {
  const owned = new DisposableStore();
  const ownFiles = new WeakMap<vscode.Terminal, string>();
  owned.add(
    vscode.window.onDidCloseTerminal((terminal) => {
      const file = ownFiles.get(terminal);
      if (file === undefined) return;
      void rm(file, { force: true }).catch((error: unknown) => log.warn(String(error)));
    }),
  );
  const command = registerClusterCommand(commandIds.openClusterTerminal, cluster, log, async (session) => {
    const { openTerminal } = await import("./openTerminal.ts");
    const { terminal, ownFile } = await openTerminal(
      session,
      context.globalStorageUri.fsPath,
      terminals,
      log,
    );
    ownFiles.set(terminal, ownFile);
    if (vscode.workspace.isTrusted && !(await hasKubectl())) await sayHowToGetIt();
  });
  owned.add(command);
  return owned;
}

async function hasKubectl(): Promise<boolean> {
  const { isInstalled } = await import("../../tools/index.ts");
  return isInstalled("kubectl", process.env);
}

async function sayHowToGetIt(): Promise<void> {
  const open = t("Open Instructions");
  const shell = t("Open Workshop Shell");
  const chosen = await vscode.window.showInformationMessage(
    t(
      "kubectl is not installed on this machine, or is not on the PATH. You only need to download a single program, or use Workshop Shell, which works without it.",
    ),
    shell,
    open,
  );
  if (chosen === shell) await vscode.commands.executeCommand(commandIds.openShell);
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(installPage()));
}

function installPage(): string {
  return pageIn(textLanguage(), "https://kubernetes.io/docs/tasks/tools/");
}
