import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { LabsModel } from "../../labs/labsModel.ts";
import { learnedOf, type LearnedSource } from "../../lesson/learned/learned.ts";
import { learnedPage } from "../../lesson/learned/learnedPage.ts";
import { readLearnedTexts } from "../../lesson/learned/learnedTexts.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { localizedManifest } from "../../vscode/localizedManifest.ts";
import { saveExport } from "../../vscode/saveExport.ts";
import { textLanguage, textLocale } from "../../vscode/textLanguage.ts";

const fileName = "kubernetes-workshop-learned.html";

/** Saves the map of what was learned to a file of the learner's choice, to keep or to print. */
export async function exportLearned(
  extension: vscode.Extension<unknown>,
  { state, steps }: Pick<LearnedSource, "state" | "steps">,
  labs: () => Promise<LabsModel>,
): Promise<void> {
  const file = await saveExport(
    { title: t("Export What You Learned"), fileName, format: "HTML" },
    async () => {
      const model = await labs();
      await model.load();
      const learned = learnedOf({
        state,
        steps,
        manifest: localizedManifest(extension),
        labs: model.labs,
        texts: await readLearnedTexts(textLanguage(), extensionFiles(extension.extensionPath, "")),
      });
      return learnedPage(learned, { locale: textLocale(), at: new Date() });
    },
  );
  if (file) await offerToOpen(file);
}

/** A browser opens only a file of this machine. */
async function offerToOpen(file: vscode.Uri): Promise<void> {
  const isHere = file.scheme === "file" && vscode.env.remoteName === undefined;
  const open = t("Open in Browser");
  const message = t(
    "Saved as {0}. Open it in a browser to read or print it.",
    vscode.workspace.asRelativePath(file),
  );
  const chosen = await vscode.window.showInformationMessage(message, ...(isHere ? [open] : []));
  if (chosen === open) await vscode.env.openExternal(file);
}
