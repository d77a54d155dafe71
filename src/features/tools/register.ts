import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseProgress } from "../../course/progress.ts";
import { commandIds } from "../../ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { ToolReportDocument } from "./toolReportDocument.ts";

/** Registers the command that looks for the tools on this machine and shows a report. */
export function registerTools(progress: Pick<CourseProgress, "observe">, log: Logger): Disposable {
  const owned = new DisposableStore();
  const document = owned.add(new ToolReportDocument());
  owned.add(
    registerCommand(commandIds.checkTools, log, async () => {
      if (!vscode.workspace.isTrusted) return explainTrust();
      const report = await writeReport(log);
      if (report === undefined) return;
      await document.show(report);
      progress.observe({ event: "toolsChecked" });
    }),
  );
  return owned;
}

/**
 * Explains that the check runs programs, and that the workspace may influence which ones, such as by its shell
 * settings.
 */
async function explainTrust(): Promise<void> {
  const manage = t("Manage Workspace Trust");
  const chosen = await vscode.window.showWarningMessage(
    t("Checking tool versions runs programs, which is allowed only in a trusted workspace."),
    manage,
  );
  if (chosen === manage) await vscode.commands.executeCommand("workbench.trust.manage");
}

/** Writes the report; undefined if the user cancels the check. */
async function writeReport(log: Logger): Promise<string | undefined> {
  const stop = new AbortController();
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Looking for tools…"), cancellable: true },
    async (progress, token) => {
      token.onCancellationRequested(() => stop.abort());
      try {
        const { checkTools, toolReport } = await import("../../tools/index.ts");
        const check = await checkTools({
          env: process.env,
          signal: stop.signal,
          onProgress: (done, all) => progress.report({ message: `${done}/${all}`, increment: 100 / all }),
        });
        for (const { tool, found } of check.findings)
          log.debug(`${tool.name}: ${JSON.stringify(found ?? "not found")}`);
        const { language, remoteName } = vscode.env;
        return toolReport(check, { language: languageOf(language), at: new Date(), remote: remoteName });
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        throw error;
      }
    },
  );
}
