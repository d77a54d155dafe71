import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { parseLabelSelector } from "@kubernetes-workshop/kubernetes/resources/labelSelector";
import { selectorMessage } from "../../clusterTree/selectorMessage.ts";
import type { TreeFilter } from "../../clusterTree/treeFilter.ts";

/** Asks for a label selector, and returns the filter with it; undefined if the user cancels. */
export async function askLabels(
  filter: TreeFilter,
  recent: readonly string[],
): Promise<TreeFilter | undefined> {
  const syntax = t("Use the syntax of kubectl get -l: app=web, tier!=cache, env in (dev,test), !old");
  const used = recent.length > 0 ? t("Recently used: {0}", recent.join(" · ")) : undefined;
  const typed = await vscode.window.showInputBox({
    title: t("Filter pods and workloads by label"),
    prompt: [syntax, used].filter((part) => part).join(" — "),
    placeHolder: [...recent, "app=web"][0] ?? "",
    ...(filter.labels !== undefined && { value: filter.labels }),
    validateInput: (text) => {
      const { error } = parseLabelSelector(text);
      return error && selectorMessage(error);
    },
  });
  return typed === undefined ? undefined : { ...filter, labels: typed.trim() || undefined };
}
