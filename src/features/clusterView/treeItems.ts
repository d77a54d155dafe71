import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import { spokenWithProblem } from "../../clusterTree/rows/problemRow.ts";
import { commandIds } from "../../ids.ts";
import { contextValueOf, hasChildren, rowOf } from "../../clusterTree/rows/row.ts";

/** Converts an element to a tree item; its tooltip is resolved when the user hovers over it. */
export function treeItemOf(element: ClusterElement, now: number): vscode.TreeItem {
  const { label, description, spoken, icon } = rowOf(element);
  const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
  const state = element.type === "problemGroup" ? Expanded : Collapsed;
  const item = new vscode.TreeItem(label, hasChildren(element) ? state : None);
  item.id = element.id;
  item.contextValue = contextValueOf(element);
  if (description !== undefined) item.description = description;
  const color = icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color);
  item.iconPath = new vscode.ThemeIcon(icon.id, color);
  if (element.type === "lastLog")
    item.command = {
      command: commandIds.showPreviousLogs,
      title: t("Show the Whole Log"),
      arguments: [element],
    };
  item.accessibilityInformation = { label: spokenWithProblem(element, spoken, now) };
  return item;
}
