import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { ToolReportDocument } from "./toolReportDocument.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

let document: ToolReportDocument | undefined;

/**
 * Looks for the tools on this machine and shows a report.
 *
 * @param owned disposes of the report with the extension
 * @returns whether there is a report; not if the user cancels the check, or does not trust the workspace
 */
export async function reportTools(
  owned: { add(report: ToolReportDocument): unknown },
  log: Logger,
): Promise<boolean> {
  if (!vscode.workspace.isTrusted) {
    await explainTrust();
    return false;
  }
  const report = await writeReport(log);
  if (report === undefined) return false;
  if (!document) owned.add((document = new ToolReportDocument()));
  await document.show(report);
  return true;
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
        const remote = vscode.env.remoteName;
        return toolReport(check, { language: textLanguage(), at: new Date(), remote });
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        throw error;
      }
    },
  );
}
