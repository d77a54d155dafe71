import * as vscode from "vscode";
import type { Severity } from "@kubernetes-workshop/kubernetes/resources/severity";

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

/** @param okIcon in the place of the one that says that all is well */
export function severityIcon(severity: Severity, okIcon?: string): vscode.ThemeIcon {
  const [icon, color] = icons[severity];
  const shape = severity === "ok" ? (okIcon ?? icon) : icon;
  return new vscode.ThemeIcon(shape, new vscode.ThemeColor(color));
}
