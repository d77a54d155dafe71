import * as vscode from "vscode";

/** Whether a document is JSON, with or without comments. */
export function isJson({ languageId }: Pick<vscode.TextDocument, "languageId">): boolean {
  return languageId === "json" || languageId === "jsonc";
}

/** How much of a file is looked at: lines, and characters of them. */
const mostLines = 200;
const mostCharacters = 10_000;

/**
 * Whether a document is JSON whose beginning names no `apiVersion` and no `kind`. Most JSON files are no manifests; no
 * code is loaded for them, and they are not read.
 */
export function isOtherJson(document: vscode.TextDocument): boolean {
  if (!isJson(document)) return false;
  const beginning = document.getText(new vscode.Range(0, 0, mostLines, 0)).slice(0, mostCharacters);
  return !/"(?:apiVersion|kind)"/.test(beginning);
}
