import { config } from "@vscode/l10n";
import { join } from "node:path";
import * as vscode from "vscode";
import { type Language, languageOf, languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { settingIds } from "../ids.ts";
import { onDidChangeSettings, workshopSetting } from "./workshopSetting.ts";

/** The language of lessons, explanations, labs, and messages: that of the setting, or VS Code's display language. */
export function textLanguage(): Language {
  return languageOf(textLocale());
}

/** The same as a locale, for dates and numbers: VS Code's display language may say more than the language. */
export function textLocale(): string {
  const setting = workshopSetting(settingIds.language);
  return languages.find((language) => language === setting) ?? vscode.env.language;
}

/** Whether the setting asks for another language than VS Code hands out texts in. */
export function isOtherLanguage(): boolean {
  return textLanguage() !== languageOf(vscode.env.language);
}

/** Sets the language of the messages in code, and follows the setting. */
export function followTextLanguage(extensionPath: string): vscode.Disposable {
  const setTexts = (): void => {
    const language = textLanguage();
    if (!isOtherLanguage()) config({ contents: vscode.l10n.bundle ?? {} });
    else if (language === "en") config({ contents: {} });
    else config({ fsPath: join(extensionPath, "l10n", `bundle.l10n.${language}.json`) });
  };
  setTexts();
  return onDidChangeSettings([settingIds.language], setTexts);
}
