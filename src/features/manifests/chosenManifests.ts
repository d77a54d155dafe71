import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { applyOrder } from "../../manifests/applyOrder.ts";
import type { ManifestObject } from "../../manifests/manifestObject.ts";
import type { ManifestProblems } from "./manifestProblems.ts";
import { offerProblems } from "./offerProblems.ts";

/** The objects that people mean, in the order in which to apply them, and the document that they are written in. */
export interface ChosenManifests {
  readonly document: vscode.TextDocument;
  readonly objects: readonly ManifestObject[];
}

/**
 * Reads what is selected in an editor, or all of it. Where something there cannot be read, says so and answers with
 * undefined: half a file is not what anybody means.
 *
 * @param uri of the editor whose button was pressed; without it, the active one
 */
export async function chosenManifests(
  problems: ManifestProblems,
  uri: unknown,
): Promise<ChosenManifests | undefined> {
  const editor = editorOf(uri);
  if (!editor) {
    void vscode.window.showErrorMessage(t("Open a manifest first."));
    return undefined;
  }
  const { document } = editor;
  const selections = editor.selections
    .filter((selection) => !selection.isEmpty)
    .map(({ start, end }) => ({ start: document.offsetAt(start), end: document.offsetAt(end) }));
  const { readManifests } = await import("../../manifests/readManifests.ts");
  const { yamlFileOf } = await import("../../manifests/yamlFileOf.ts");
  const read = readManifests(yamlFileOf(document), selections);
  problems.show(document, read.problems);
  if (read.problems.length > 0) {
    void offerProblems(t("The manifest cannot be read, so nothing was sent to the cluster."));
    return undefined;
  }
  if (read.objects.length === 0) {
    void vscode.window.showInformationMessage(t("There is no object here."));
    return undefined;
  }
  return { document, objects: applyOrder(read.objects) };
}

function editorOf(uri: unknown): vscode.TextEditor | undefined {
  const active = vscode.window.activeTextEditor;
  if (!(uri instanceof vscode.Uri) || active?.document.uri.toString() === uri.toString()) return active;
  return vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
}
