import { t } from "@vscode/l10n";
import { glossaryPage } from "../../lesson/glossary/glossaryPage.ts";
import { readGlossary } from "../../lesson/glossary/glossary.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { MarkdownReport } from "../../vscode/markdownReport.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

let report: MarkdownReport | undefined;

/**
 * Shows all words of the glossary.
 *
 * @param owned disposes of the page with the extension
 */
export async function openGlossary(
  owned: { add(report: MarkdownReport): unknown },
  extensionPath: string,
): Promise<void> {
  const read = extensionFiles(extensionPath, "");
  const [glossary, english] = await Promise.all([
    readGlossary(textLanguage(), read),
    readGlossary("en", read),
  ]);
  if (!report) owned.add((report = new MarkdownReport("kubernetes-workshop-glossary")));
  await report.show(t("Glossary"), glossaryPage(glossary, english));
}
