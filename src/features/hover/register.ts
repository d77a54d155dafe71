import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { FieldHoverProvider } from "./fieldHoverProvider.ts";
import type { ExplainedField } from "./hoverAt.ts";

/**
 * Registers the hover that explains fields of Kubernetes manifests.
 *
 * @param onDidExplain called for every field whose explanation is about to be shown
 */
export function registerHover(
  context: vscode.ExtensionContext,
  log: Logger,
  onDidExplain?: (field: ExplainedField) => void,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { language: "yaml" },
    new FieldHoverProvider(context.extensionPath, log, onDidExplain),
  );
}
