import * as vscode from "vscode";
import { settingIds } from "../ids.ts";

/** A value of the setting for each folder of the workspace, and where it comes from. */
type Settings = readonly {
  readonly effective: unknown;
  readonly globalValue?: unknown;
  readonly workspaceValue?: unknown;
  readonly workspaceFolderValue?: unknown;
}[];

/** Returns what the settings say about read-only contexts, for the window and for each folder. */
export function readOnlyContexts(): Settings {
  const folders = [undefined, ...(vscode.workspace.workspaceFolders ?? [])];
  return folders.map((folder) => {
    const settings = vscode.workspace.getConfiguration(undefined, folder?.uri);
    const { readOnlyContexts: id } = settingIds;
    return { ...settings.inspect<unknown>(id), effective: settings.get<unknown>(id) };
  });
}
