import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { LabProblem } from "../../labs/labProblem.ts";
import { type LabFiles, longestFile } from "../../labs/read/labFiles.ts";
import { readLab } from "../../labs/read/readLab.ts";
import type { KnownLab, KnownLabs } from "./knownLabs.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/** The folder of a workspace's own labs. */
const labsOfWorkspace = [".kubernetes-workshop", "labs"];

/** The most labs to read from one folder; more are ignored. */
const mostLabs = 100;

/** The most bytes of a character in UTF-8. */
const bytesOfCharacter = 4;

/** Reads the labs of the extension and, if the workspace is trusted, those of the workspace. */
export async function readLabs(extensionUri: vscode.Uri): Promise<KnownLabs> {
  const labs: KnownLab[] = [];
  const problems: LabProblem[] = [];
  const language = textLanguage();
  const readAll = async (root: vscode.Uri, isOfWorkspace: boolean): Promise<void> => {
    const found: KnownLab[] = [];
    for (const name of await foldersIn(root)) {
      const folder = vscode.Uri.joinPath(root, name);
      const { lab, problems: wrong } = await readLab(filesOf(folder, name), language);
      // The id names a namespace, which two labs with the same id would share.
      if (lab && labs.some((other) => other.lab.id === lab.id))
        problems.push({
          lab: folder.toString(),
          file: "lab.json",
          field: "id",
          message: t("There is another lab of this name. Rename the folder, and the id with it."),
        });
      else if (lab) found.push({ lab, isOfWorkspace });
      else problems.push(...wrong.map((each) => ({ ...each, lab: folder.toString() })));
    }
    labs.push(...found.sort((a, b) => a.lab.order - b.lab.order));
  };
  await readAll(vscode.Uri.joinPath(extensionUri, "labs"), false);
  if (vscode.workspace.isTrusted)
    for (const { uri } of vscode.workspace.workspaceFolders ?? [])
      await readAll(vscode.Uri.joinPath(uri, ...labsOfWorkspace), true);
  return { labs, problems };
}

async function foldersIn(root: vscode.Uri): Promise<string[]> {
  try {
    return (await vscode.workspace.fs.readDirectory(root))
      .filter(([, type]) => type === vscode.FileType.Directory)
      .map(([name]) => name)
      .sort()
      .slice(0, mostLabs);
  } catch {
    // Most workspaces do not have this folder.
    return [];
  }
}

function filesOf(folder: vscode.Uri, name: string): LabFiles {
  return {
    folder: name,
    read: async (file) => {
      const uri = vscode.Uri.joinPath(folder, file);
      try {
        const { size, type } = await vscode.workspace.fs.stat(uri);
        if (type !== vscode.FileType.File) return undefined;
        if (size > longestFile * bytesOfCharacter) return " ".repeat(longestFile + 1);
        return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      } catch {
        return undefined;
      }
    },
  };
}
