import type * as vscode from "vscode";

/** Whether a document is JSON, with or without comments. */
export function isJson({ languageId }: Pick<vscode.TextDocument, "languageId">): boolean {
  return languageId === "json" || languageId === "jsonc";
}
