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
  owned.add(host.onDidChange(() => setContextKey(contextKeys.practice, host.isRunning)));
  owned.add(registerCommand(commandIds.stopPractice, log, () => host.stop()));
  owned.add(registerCommand(commandIds.resetPractice, log, () => reset(host)));
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
