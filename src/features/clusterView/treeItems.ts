import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import type { Severity } from "../../resources/severity.ts";

/** How an element looks in the tree. */
export function treeItemOf(element: ClusterElement): vscode.TreeItem {
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(labelOf(element), isLeaf(element) ? None : Collapsed);
  item.id = element.id;
  item.contextValue = contextValueOf(element);
  item.description = descriptionOf(element);
  item.iconPath = iconOf(element);
  item.accessibilityInformation = { label: accessibleLabelOf(element) };
  return item;
}

/** What the `when` clauses of the menus read. */
function contextValueOf(element: ClusterElement): string {
  if (element.type !== "node") return element.type;
  const { cordoned, ready, roles } = element.summary.status;
  const marks = [
    cordoned && "cordoned",
    !ready && "stopped",
    roles.includes("control-plane") && "controlPlane",
  ];
  return ["node", ...marks].filter((mark) => mark).join(".");
}

function isLeaf(element: ClusterElement): boolean {
  return element.type === "container" || element.type === "error";
}

/** The name of an element, as it stands in the tree. */
export function labelOf(element: ClusterElement): string {
  switch (element.type) {
    case "unassigned":
      return t("Pods without a node");
    case "error":
      return t("Pods cannot be shown");
    case "node":
    case "pod":
    case "container":
      return element.summary.name;
  }
}

function descriptionOf(element: ClusterElement): string {
  switch (element.type) {
    case "node":
      return facts(element.summary.status.text, element.summary.status.roles.join(","), element.summary.zone);
    case "unassigned":
      return String(element.count);
    case "pod": {
      const { status, namespace } = element.summary;
      return facts(`${status.text} ${status.ready}/${status.total}`, namespace, restartsOf(status.restarts));
    }
    case "container":
      return facts(element.summary.text, element.summary.image, restartsOf(element.summary.restarts));
    case "error":
      return element.error.message;
  }
}

function restartsOf(restarts: number): string | undefined {
  if (restarts === 0) return undefined;
  return restarts === 1 ? t("1 restart") : t("{0} restarts", restarts);
}

function facts(...parts: (string | undefined)[]): string {
  return parts.filter((part) => part).join(" · ");
}

/** Said by screen readers instead of label, icon and description. */
function accessibleLabelOf(element: ClusterElement): string {
  switch (element.type) {
    case "node":
      return t("Node {0}, {1}", element.summary.name, element.summary.status.text);
    case "unassigned":
      return t("Pods without a node, {0}", element.count);
    case "pod": {
      const { name, namespace, status } = element.summary;
      return t(
        "Pod {0}, {1}, {2} of {3} containers ready, namespace {4}",
        name,
        status.text,
        status.ready,
        status.total,
        namespace,
      );
    }
    case "container":
      return t("Container {0}, {1}", element.summary.name, element.summary.text);
    case "error":
      return `${labelOf(element)}: ${element.error.message}`;
  }
}

function iconOf(element: ClusterElement): vscode.ThemeIcon {
  switch (element.type) {
    case "node": {
      const { severity } = element.summary.status;
      return severity === "ok" ? new vscode.ThemeIcon("server", colorOf(severity)) : severityIcon(severity);
    }
    case "unassigned":
      return new vscode.ThemeIcon("inbox");
    case "pod":
      return severityIcon(element.summary.status.severity);
    case "container":
      return severityIcon(element.summary.severity);
    case "error":
      return severityIcon("error");
  }
}

/** Shape says the same as colour, for those who do not see the colour. */
const icons: Record<Severity, readonly [icon: string, color: string]> = {
  ok: ["circle-filled", "testing.iconPassed"],
  done: ["pass", "testing.iconPassed"],
  pending: ["circle-outline", "charts.blue"],
  warning: ["warning", "list.warningForeground"],
  error: ["error", "list.errorForeground"],
  terminating: ["circle-slash", "descriptionForeground"],
  unknown: ["question", "descriptionForeground"],
};

function severityIcon(severity: Severity): vscode.ThemeIcon {
  return new vscode.ThemeIcon(icons[severity][0], colorOf(severity));
}

function colorOf(severity: Severity): vscode.ThemeColor {
  return new vscode.ThemeColor(icons[severity][1]);
}
