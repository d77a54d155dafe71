import * as vscode from "vscode";
import type { Lab } from "../../labs/lab.ts";
import { labManifest } from "../../labs/labManifest.ts";
import {
  courseManifestUri,
  hasCourseManifest,
  openCourseManifestFile,
} from "../../vscode/courseManifestFile.ts";

/** Opens the manifest of a lab as the learner left it; the first time, as the lab's setup applied it. */
export async function openLabManifest(lab: Lab): Promise<void> {
  await openCourseManifestFile(nameOf(lab), () => labManifest(lab));
}

/** Restores the manifest of a lab that starts over, if the learner has opened it before. */
export async function restoreLabManifest(lab: Lab): Promise<void> {
  if (!(await hasCourseManifest(nameOf(lab)))) return;
  const uri = courseManifestUri(nameOf(lab));
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // VS Code does not take over a change of a file with unsaved edits.
  if (open?.isDirty) await open.save();
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(labManifest(lab)));
}

/** Among the course's manifests, which are saved without asking. */
function nameOf({ id }: Lab): string {
  return `lab-${id}`;
}
