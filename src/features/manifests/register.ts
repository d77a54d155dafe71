import * as vscode from "vscode";
import { languageOf } from "../../base/displayLanguage.ts";
import type { Logger } from "../../base/logger.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { commandIds } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { newManifest } from "./newManifest.ts";

/** Commands that make manifests. */
export function registerManifests(context: vscode.ExtensionContext, log: Logger): vscode.Disposable {
  const read = extensionFiles(context.extensionPath, "snippets");
  return registerCommand(commandIds.newManifest, log, async (prefix) => {
    const file = await read(`kubernetes.${languageOf(vscode.env.language)}.json`);
    await newManifest(file ?? "{}", typeof prefix === "string" ? prefix : undefined);
  });
}
