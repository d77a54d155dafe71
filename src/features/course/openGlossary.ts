import { t } from "@vscode/l10n";
import { panelIds } from "../../ids.ts";
import { glossaryPage, glossaryPlace } from "../../lesson/glossary/glossaryPage.ts";
import { readGlossary } from "../../lesson/glossary/glossary.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { MarkdownPanels } from "../../vscode/markdownPanels.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

let panels: MarkdownPanels | undefined;

/**
 * Shows all words of the glossary.
 *
 * @param owned disposes of the page with the extension
 * @param word the ID of the word to show first; anything else is passed over
 */
export async function openGlossary(
  owned: { add(panels: MarkdownPanels): unknown },
  extensionPath: string,
  word: unknown,
): Promise<void> {
  const read = extensionFiles(extensionPath, "");
  const [glossary, english] = await Promise.all([
    readGlossary(textLanguage(), read),
    readGlossary("en", read),
  ]);
  if (!panels) owned.add((panels = new MarkdownPanels(panelIds.glossary, [])));
  const asked = glossary.words.find(({ id }) => id === word);
  const at = asked && glossaryPlace(asked.id);
  await panels.show("glossary", t("Glossary"), glossaryPage(glossary, english), at);
}
