import * as vscode from "vscode";

/** Whether Red Hat's YAML extension runs, which explains and completes fields by schemas, too. */
export function isYamlExtensionActive(): boolean {
  return vscode.extensions.getExtension("redhat.vscode-yaml")?.isActive ?? false;
}
