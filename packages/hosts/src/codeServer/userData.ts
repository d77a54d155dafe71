import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Settings that keep VS Code from showing anything unrelated to the tests. */
const quietSettings: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "git.enabled": false,
  "security.workspace.trust.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.autoDetectColorScheme": true,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Fills a user data folder: settings, and the language pack that makes VS Code speak `locale`. */
export async function prepareUserData(
  folder: string,
  locale: string,
  userSettings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const settings = path.join(folder, "User", "settings.json");
  await mkdir(path.dirname(settings), { recursive: true });
  // A reused folder keeps its user's changes.
  if (!existsSync(settings)) {
    await writeJson(settings, { ...quietSettings, ...userSettings });
  }
  if (locale !== "en") {
    await writeLanguagePack(folder, locale);
  }
}

/**
 * Registers an empty language pack: VS Code's own texts stay English, while extensions use `locale`, as they do with
 * Microsoft's language pack, which is available only in the marketplace.
 */
async function writeLanguagePack(folder: string, locale: string): Promise<void> {
  const translations = path.join(folder, `${locale}.i18n.json`);
  await writeJson(translations, { version: "1.0.0", contents: {} });
  const extensions = [
    { extensionIdentifier: { id: `kubernetes-workshop.language-${locale}` }, version: "1.0.0" },
  ];
  await writeJson(path.join(folder, "languagepacks.json"), {
    [locale]: { hash: locale, label: locale, extensions, translations: { vscode: translations } },
  });
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, undefined, 2)}\n`);
}
