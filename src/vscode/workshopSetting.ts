import * as vscode from "vscode";
import type { settingIds } from "../ids.ts";

type SettingId = (typeof settingIds)[keyof typeof settingIds];

/** What a setting says, of whatever type. With several folders in the workspace, the settings of the first count. */
export function workshopSetting(id: SettingId): unknown {
  return vscode.workspace.getConfiguration(undefined, scope()).get<unknown>(id);
}

/** Calls a function whenever one of some settings has changed. */
export function onDidChangeSettings(ids: readonly SettingId[], run: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (ids.some((id) => change.affectsConfiguration(id, scope()))) run();
  });
}

function scope(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
