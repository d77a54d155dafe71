import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { TreeFilter } from "../../clusterTree/treeFilter.ts";

/** Asks for a part of a name, and returns the filter with it; undefined if the user cancels. */
export async function askText(filter: TreeFilter): Promise<TreeFilter | undefined> {
  const typed = await vscode.window.showInputBox({
    title: t("Filter by name"),
    prompt: t("Shows the objects whose name contains this text. Nodes stay. Leave it empty to show all."),
    ...(filter.text !== undefined && { value: filter.text }),
  });
  return typed === undefined ? undefined : { ...filter, text: typed.trim() || undefined };
}
