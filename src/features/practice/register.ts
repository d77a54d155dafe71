import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds, contextKeys } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { LazyPracticeHost } from "./lazyPracticeHost.ts";
import type { SetAsideDesk } from "./tellSetAside.ts";

/** Registers the practice cluster and its commands. Connecting to the practice cluster starts it. */
export function registerPractice(
  context: vscode.ExtensionContext,
  log: Logger,
): {
  /** The host without `reset`, which only the command here calls, after asking. */
  readonly host: Omit<LazyPracticeHost, "reset" | "dispose">;
  dispose(): void;
} {
  const owned = new DisposableStore();
  const { extensionPath, globalStorageUri } = context;
  const host = owned.add(new LazyPracticeHost({ extensionPath, storagePath: globalStorageUri.fsPath }, log));
  owned.add(host.onDidChange(() => setContextKey(contextKeys.practice, host.isRunning)));
  owned.add(
    host.onDidSetAside((all) => {
      import("./tellSetAside.ts")
        .then(({ tellSetAside }) => tellSetAside(all, desk))
        .catch((error: unknown) => log.error(asError(error)));
    }),
  );
  owned.add(registerCommand(commandIds.stopPractice, log, () => host.stop()));
  owned.add(registerCommand(commandIds.resetPractice, log, () => reset(host)));
  return { host, dispose: () => owned.dispose() };
}

const desk: SetAsideDesk = {
  warn: (message, ...buttons) => vscode.window.showWarningMessage(message, ...buttons),
  open: async (content) => {
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: "yaml", content }),
    );
  },
};

async function reset(host: LazyPracticeHost): Promise<void> {
  const empty = t("Reset Practice Cluster");
  const chosen = await vscode.window.showWarningMessage(
    t("Reset the practice cluster? Everything that you applied to it will be deleted."),
    { modal: true },
    empty,
  );
  if (chosen === empty) await host.reset();
}
