import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { MarkdownReport } from "../../vscode/markdownReport.ts";
import { type CheckedPractice, inspectLaptop } from "./inspectLaptop.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** Checks the laptop and shows the report, unless the user cancels the check. */
export async function checkLaptop(
  context: vscode.ExtensionContext,
  practice: CheckedPractice,
  report: MarkdownReport,
): Promise<void> {
  const stop = new AbortController();
  const findings = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Checking this laptop…"), cancellable: true },
    async (_progress, token) => {
      token.onCancellationRequested(() => stop.abort());
      try {
        return await inspectLaptop(context, practice, stop.signal);
      } catch (error) {
        if (stop.signal.aborted) return undefined;
        throw error;
      }
    },
  );
  if (!findings || stop.signal.aborted) return;
  const { laptopReport } = await import("../../instructors/index.ts");
  const language = textLanguage();
  await report.show(t("This laptop and the workshop"), laptopReport(findings, { language, at: new Date() }));
}
