import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { VersionedText } from "../../../manifests/yamlFileOf.ts";

/** Largest file that a tool reads, in bytes; a larger one is data rather than a manifest. */
export const largestFile = 1_000_000;

/** A text to look at. */
export interface ManifestSource extends VersionedText {
  readonly fileName: string;
}

/** Why a tool has no answer; its message is the answer to the model. */
export class ToolRefusal extends Error {}

/**
 * Reads a document that is open, or a file of the workspace; nothing else of the machine.
 *
 * @param address a URI, an absolute path, or a path in the workspace
 * @throws {ToolRefusal}
 */
export async function manifestSource(address: string): Promise<ManifestSource> {
  const candidates = urisOf(address);
  const open = vscode.workspace.textDocuments.find((document) =>
    candidates.some((uri) => uri.toString() === document.uri.toString()),
  );
  if (open) return open;
  for (const uri of candidates) {
    if (!vscode.workspace.getWorkspaceFolder(uri)) continue;
    const text = await textOf(uri);
    if (text !== undefined) return { version: 0, fileName: uri.path, getText: () => text };
  }
  throw new ToolRefusal(t("{0} is neither open nor a file of the workspace.", address.slice(0, 300)));
}

function urisOf(address: string): vscode.Uri[] {
  if (/^[a-z][a-z\d+.-]+:/i.test(address)) return [vscode.Uri.parse(address)];
  if (address.startsWith("/") || /^[a-z]:[\\/]/i.test(address)) return [vscode.Uri.file(address)];
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => vscode.Uri.joinPath(uri, address));
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    const { size, type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.File) === 0) return undefined;
    if (size > largestFile) throw tooLarge();
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) return undefined;
    throw error;
  }
}

/** The refusal of a text that is too large. */
export function tooLarge(): ToolRefusal {
  return new ToolRefusal(t("This file is too long to be read as a manifest. Split it into several files."));
}
