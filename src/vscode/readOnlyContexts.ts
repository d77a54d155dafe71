import * as vscode from "vscode";
import { settingIds } from "../ids.ts";

/**
 * Returns the patterns of the contexts that settings make read-only. All settings count, not only the one that VS Code
 * would use, so that those of a workspace can add contexts but never take one out.
 */
export function readOnlyContexts(): readonly string[] {
  const folders = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  return folders.flatMap((folder) => {
    const settings = vscode.workspace.getConfiguration(undefined, folder?.uri);
    const found = settings.inspect<unknown>(settingIds.readOnlyContexts);
    return [
      settings.get<unknown>(settingIds.readOnlyContexts),
      found?.globalValue,
      found?.workspaceValue,
      found?.workspaceFolderValue,
    ].flatMap(patternsIn);
  });
}

/** The patterns in a setting, which people may write as anything; a single one counts as well. */
function patternsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "string");
}
