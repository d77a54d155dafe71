import * as vscode from "vscode";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type CommandId, commandIds } from "../../ids.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { ManifestCommands } from "./chooseObjects.ts";
import { followActiveManifest } from "./manifestContextKey.ts";
import { ManifestProblems } from "./manifestProblems.ts";
import { newManifest } from "./newManifest.ts";
import { ReadOnlyDocuments } from "./readOnlyDocuments.ts";
import { readSnippets, type SnippetEntry } from "./snippets.ts";

/** What manifests need of the composition root. */
export interface ManifestsContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly cluster: ManifestCommands["cluster"];
  readonly learner: ManifestCommands["learner"] & { readonly id: string };
  readonly log: Logger;
}

/** Commands that make manifests, and send them to the connected cluster. */
export function registerManifests({ extensionContext, cluster, learner, log }: ManifestsContext): Disposable {
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
    registerCommand(commandIds.openCourseManifest, log, async (name) => {
      const { openCourseManifest } = await import("./openCourseManifest.ts");
      await openCourseManifest(await snippets(), learner, typeof name === "string" ? name : undefined);
    }),
  );
  const problems = owned.add(new ManifestProblems());
  const documents = owned.add(new ReadOnlyDocuments());
  const commands: ManifestCommands = { cluster, learner, problems, log };
  const send = (id: CommandId, run: (uri: unknown) => Promise<void>): void => {
    owned.add(registerCommand(id, log, (uri) => sayFailure(run(uri), log)));
  };
  send(commandIds.applyManifest, async (uri) => {
    const { applyManifest } = await import("./applyManifest.ts");
    await applyManifest(commands, uri);
  });
  send(commandIds.deleteManifest, async (uri) => {
    const { deleteManifest } = await import("./deleteManifest.ts");
    await deleteManifest(commands, uri);
  });
  send(commandIds.diffManifest, async (uri) => {
    const { diffManifest } = await import("./diffManifest.ts");
    await diffManifest(commands, documents, uri);
  });
  owned.add(followActiveManifest());
  return owned;
}

/** A cluster that cannot be reached, or refuses all: its message says what to do. */
async function sayFailure(work: Promise<void>, log: Logger): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isRequestError(error)) throw error;
    log.warn(error.logged);
    void vscode.window.showErrorMessage(error.message);
  }
}
