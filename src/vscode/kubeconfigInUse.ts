import * as vscode from "vscode";
import { settingIds } from "../ids.ts";

/** The current kubeconfig setting, and whether the workspace is trusted. */
export const kubeconfigInUse = {
  get isTrusted(): boolean {
    return vscode.workspace.isTrusted;
  },
  get setting(): string {
    return vscode.workspace.getConfiguration().get<string>(settingIds.kubeconfig, "");
  },
} as const;
