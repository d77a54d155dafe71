import * as vscode from "vscode";
import { courseManifestScheme } from "../ids.ts";

/** Where a manifest of the course, or of a lab, is: a file that is always saved, in the extension's own storage. */
export function courseManifestUri(name: string): vscode.Uri {
  return vscode.Uri.from({ scheme: courseManifestScheme, path: `/${name}.yaml` });
}

/** Opens such a manifest as it was left; the first time, with a text. */
export async function openCourseManifestFile(name: string, firstText: () => string): Promise<void> {
  const uri = courseManifestUri(name);
  if (!(await hasCourseManifest(name)))
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(firstText()));
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Whether such a manifest was opened before. */
export async function hasCourseManifest(name: string): Promise<boolean> {
  return await vscode.workspace.fs.stat(courseManifestUri(name)).then(
    () => true,
    () => false,
  );
}
