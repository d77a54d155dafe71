import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "../../base/disposable.ts";
import type { Logger } from "../../base/logger.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { commandIds, contextKeys } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { PracticeHost } from "./practiceHost.ts";

/** The practice cluster and its commands; it is started by whoever connects to it. */
export function registerPractice(
  context: vscode.ExtensionContext,
  log: Logger,
): { readonly host: PracticeHost; dispose(): void } {
  const owned = new DisposableStore();
  const { extensionPath, globalStorageUri } = context;
  const host = owned.add(new PracticeHost({ extensionPath, storagePath: globalStorageUri.fsPath }, log));
  owned.add(host.onDidChange((runs) => setContextKey(contextKeys.practice, runs)));
  owned.add(registerCommand(commandIds.stopPractice, log, () => host.stop()));
  owned.add(registerCommand(commandIds.resetPractice, log, () => reset(host)));
  owned.add(
    registerCommand(commandIds.openPracticeTerminal, log, async () => openTerminal(await host.start())),
  );
  return { host, dispose: () => owned.dispose() };
}

async function reset(host: PracticeHost): Promise<void> {
  const empty = t("Empty the Practice Cluster");
  const chosen = await vscode.window.showWarningMessage(
    t("Everything that you have applied to the practice cluster will be gone."),
    { modal: true },
    empty,
  );
  if (chosen === empty) await host.reset();
}

/** A terminal in which kubectl speaks to the practice cluster; no other terminal does. */
function openTerminal(kubeconfig: string): void {
  const terminal = vscode.window.createTerminal({
    name: t("Practice cluster"),
    iconPath: new vscode.ThemeIcon("mortar-board"),
    env: { KUBECONFIG: kubeconfig },
  });
  terminal.show();
}
