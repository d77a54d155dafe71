import * as vscode from "vscode";
import { languageOf } from "../../base/displayLanguage.ts";
import { type Disposable, DisposableStore } from "../../base/disposable.ts";
import type { Logger } from "../../base/logger.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { commandIds } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { newManifest } from "./newManifest.ts";
import { openCourseManifest } from "./openCourseManifest.ts";
import { readSnippets, type SnippetEntry } from "./snippetFile.ts";

/** What manifests need of the composition root. */
export interface ManifestsContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly learner: { readonly id: string };
  readonly log: Logger;
}

/** Commands that make manifests. */
export function registerManifests({ extensionContext, learner, log }: ManifestsContext): Disposable {
  const owned = new DisposableStore();
  const read = extensionFiles(extensionContext.extensionPath, "snippets");
  const snippets = async (): Promise<SnippetEntry[]> =>
    readSnippets((await read(`kubernetes.${languageOf(vscode.env.language)}.json`)) ?? "{}");
  owned.add(
    registerCommand(commandIds.newManifest, log, async (prefix) =>
      newManifest(await snippets(), typeof prefix === "string" ? prefix : undefined),
    ),
  );
  owned.add(
    registerCommand(commandIds.openCourseManifest, log, async (name) =>
      openCourseManifest(await snippets(), learner, typeof name === "string" ? name : undefined),
    ),
  );
  return owned;
}
