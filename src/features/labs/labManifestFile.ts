import * as vscode from "vscode";
import { courseManifestScheme } from "../../ids.ts";
import type { Lab } from "../../labs/lab.ts";
import { labManifest } from "../../labs/labManifest.ts";

/** Opens the manifest of a lab as the learner left it; the first time, as the lab's setup applied it. */
export async function openLabManifest(lab: Lab): Promise<void> {
  const uri = uriOf(lab);
  if (!(await exists(uri))) await write(uri, lab);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Restores the manifest of a lab that starts over, if the learner has opened it before. */
export async function restoreLabManifest(lab: Lab): Promise<void> {
  const uri = uriOf(lab);
  if (await exists(uri)) await write(uri, lab);
}

/** Among the course's manifests, which are saved without asking. */
function uriOf({ id }: Lab): vscode.Uri {
  return vscode.Uri.from({ scheme: courseManifestScheme, path: `/lab-${id}.yaml` });
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

async function write(uri: vscode.Uri, lab: Lab): Promise<void> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // VS Code does not take over a change of a file with unsaved edits.
  if (open?.isDirty) await open.save();
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(labManifest(lab)));
}
