import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { isFiltering, type TreeFilter } from "../../clusterTree/treeFilter.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { askLabels } from "./askLabels.ts";
import { askNamespace } from "./askNamespace.ts";
import { askText } from "./askText.ts";

interface FilterItem extends vscode.QuickPickItem {
  readonly ask: () => Promise<TreeFilter | undefined>;
}

/** Asks by what to filter the tree, and returns its new filter; undefined if the user cancels. */
export async function askFilter(
  session: Pick<ClusterSession, "tree" | "objects" | "kubeContext">,
  recent: readonly string[],
): Promise<TreeFilter | undefined> {
  const { filter } = session.tree;
  const picked = await vscode.window.showQuickPick(itemsFor(session, recent), {
    title: session.kubeContext,
    placeHolder: isFiltering(filter)
      ? t("Select what to change of the filter")
      : t("Select what to filter the tree by"),
  });
  return picked?.ask();
}

function itemsFor(
  session: Pick<ClusterSession, "tree" | "objects" | "kubeContext">,
  recent: readonly string[],
): FilterItem[] {
  const { filter } = session.tree;
  const item = (
    icon: string,
    label: string,
    current: string | undefined,
    ask: FilterItem["ask"],
  ): FilterItem => ({
    label,
    description: current ?? "",
    iconPath: new vscode.ThemeIcon(icon),
    ask,
  });
  return [
    item("symbol-string", t("By Name…"), filter.text, () => askText(filter)),
    item("symbol-namespace", t("By Namespace…"), filter.namespace, () => askNamespace(session, filter)),
    item("tag", t("By Label…"), filter.labels, () => askLabels(filter, recent)),
    ...(isFiltering(filter)
      ? [item("clear-all", t("Clear Filter"), undefined, () => Promise.resolve({}))]
      : []),
  ];
}
