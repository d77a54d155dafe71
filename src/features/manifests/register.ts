import * as vscode from "vscode";
import { languages } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { CourseProgress } from "../../course/progress.ts";
import { type CommandId, commandIds, courseManifestScheme } from "../../ids.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import type { ManifestCommands } from "./chooseObjects.ts";
import { CourseManifestFiles } from "./courseManifestFiles.ts";
import { followActiveManifest } from "./manifestContextKey.ts";
import { ManifestProblems } from "./manifestProblems.ts";
import { newManifest } from "./newManifest.ts";
import { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { readSnippets, type SnippetEntry } from "./readSnippets.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** The parts of the extension that manifests need. */
export interface ManifestsContext {
  readonly extensionContext: vscode.ExtensionContext;
  readonly cluster: ManifestCommands["cluster"];
  readonly learner: ManifestCommands["learner"] & { readonly id: string };
  readonly progress: Pick<CourseProgress, "state" | "onDidChange">;
  readonly log: Logger;
}

/** Registers the commands that create manifests and send them to the connected cluster. */
export function registerManifests({
  extensionContext,
  cluster,
  learner,
  progress,
  log,
}: ManifestsContext): Disposable {
  const owned = new DisposableStore();
  const files = owned.add(new CourseManifestFiles(extensionContext.globalStorageUri));
  const read = extensionFiles(extensionContext.extensionPath, "snippets");
  const snippets = async (language = textLanguage()): Promise<SnippetEntry[]> =>
    readSnippets((await read(`kubernetes.${language}.json`)) ?? "{}");
  owned.add(
    registerCommand(commandIds.newManifest, log, async (prefix) =>
      newManifest(await snippets(), typeof prefix === "string" ? prefix : undefined),
    ),
  );
  owned.add(
    registerCommand(commandIds.removeSnippetComments, log, async () => {
      const { removeSnippetComments } = await import("./removeSnippetComments.ts");
      const every = await Promise.all(languages.map((language) => snippets(language)));
      await removeSnippetComments(every.flat());
    }),
  );
  owned.add(
    registerCommand(commandIds.openCourseManifest, log, async (name) => {
      const { openCourseManifest } = await import("./openCourseManifest.ts");
      const source = { snippets: await snippets(), learner };
      await openCourseManifest(source, typeof name === "string" ? name : undefined);
    }),
  );
  owned.add(
    registerCommand(commandIds.restoreCourseManifest, log, async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document?.uri.scheme !== courseManifestScheme) return;
      const { restoreCourseManifest } = await import("./openCourseManifest.ts");
      await restoreCourseManifest({ snippets: await snippets(), learner }, document);
    }),
  );
  let { resetAt } = progress.state;
  owned.add(
    progress.onDidChange((state) => {
      if (state.resetAt !== resetAt) void files.forget(state.resetAt);
      ({ resetAt } = state);
    }),
  );
  const problems = owned.add(new ManifestProblems());
  const documents = owned.add(new ReadOnlyDocuments("kubernetes-workshop"));
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

/** Shows the error of an unreachable cluster, or of one that refuses everything: its message says what to do. */
async function sayFailure(work: Promise<void>, log: Logger): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!isRequestError(error)) throw error;
    log.warn(error.logged);
    void vscode.window.showErrorMessage(error.message);
  }
}
