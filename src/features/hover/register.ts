import * as vscode from "vscode";
import type { Logger } from "../../base/logger.ts";
import { FieldHoverProvider } from "./fieldHoverProvider.ts";

/** Explains the fields of Kubernetes manifests when the pointer rests on them. */
export function registerHover(context: vscode.ExtensionContext, log: Logger): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "yaml" },
    new FieldHoverProvider(context.extensionPath, log),
  );
}
