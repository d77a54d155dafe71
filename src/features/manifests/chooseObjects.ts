import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { applyOrder } from "../../manifests/applyOrder.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import { objectDocumentScheme } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { offerConnection } from "../../session/registerClusterCommand.ts";
import type { ManifestProblems } from "./manifestProblems.ts";
import { QuietProgress } from "./quietProgress.ts";
import { offerProblems } from "./tell.ts";

/** The parts that the commands on manifests share. */
export interface ManifestCommands {
  readonly cluster: ConnectedCluster & {
    /** Waits for the attempt to connect to the remembered cluster. */
    settled(): Promise<void>;
  };
  /** The id in the label of the learner's own objects; undefined before there are any. */
  readonly learner: { readonly ids: readonly string[] };
  readonly problems: ManifestProblems;
  readonly log: Logger;
}

/** The objects to send, the document that contains them, and the connection to send them over. */
export interface Chosen {
  readonly document: vscode.TextDocument;
  /** The objects, in the order in which to apply them. */
  readonly objects: readonly ManifestObject[];
  readonly session: ClusterSession;
}

/**
 * Reads the selection in an editor, or all of its text. If any of it cannot be read, says so and returns undefined,
 * because nobody wants half a file applied. Also undefined if no cluster is connected, after offering to connect to
 * one.
 *
 * @param uri the document of the editor whose button was pressed; by default, that of the active editor
 */
export async function chooseObjects(commands: ManifestCommands, uri: unknown): Promise<Chosen | undefined> {
  const shown = await shownText(uri);
  // An object of a cluster is no manifest: the server has filled it in, and the values of a Secret are hidden.
  if (!shown || shown.document.uri.scheme === objectDocumentScheme) {
    void vscode.window.showErrorMessage(t("Open a manifest first."));
    return undefined;
  }
  const objects = await objectsOf(shown, commands.problems);
  const session = objects && (await connected(commands));
  return session && { document: shown.document, objects, session };
}

async function objectsOf(
  { document, selections }: ShownText,
  problems: ManifestProblems,
): Promise<readonly ManifestObject[] | undefined> {
  const [{ readManifests }, { yamlFileOf }] = await Promise.all([
    import("../../manifests/readManifests.ts"),
    import("../../manifests/yamlFileOf.ts"),
  ]);
  const selected = selections
    .filter((selection) => !selection.isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  const read = readManifests(yamlFileOf(document), selected);
  problems.show(document, read.problems);
  if (read.problems.length > 0) {
    void offerProblems(t("The manifest cannot be read, so nothing was sent to the cluster."));
    return undefined;
  }
  if (read.objects.length === 0) {
    void vscode.window.showInformationMessage(t("There is no object here."));
    return undefined;
  }
  return applyOrder(read.objects);
}

async function connected({ cluster }: ManifestCommands): Promise<ClusterSession | undefined> {
  if (!cluster.session) {
    using _progress = new QuietProgress(t("Connecting to the cluster…"));
    await cluster.settled();
  }
  if (!cluster.session) void offerConnection();
  return cluster.session;
}

/** A document that an editor shows, and what is selected in it. */
type ShownText = Pick<vscode.TextEditor, "document" | "selections">;

async function shownText(uri: unknown): Promise<ShownText | undefined> {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  if (!(uri instanceof vscode.Uri)) return activeTextEditor;
  const editors = activeTextEditor ? [activeTextEditor, ...visibleTextEditors] : visibleTextEditors;
  const shown = editors.find((editor) => editor.document.uri.toString() === uri.toString());
  // The button of an editor can be pressed before VS Code has told extensions of the editor.
  return shown ?? { document: await vscode.workspace.openTextDocument(uri), selections: [] };
}
