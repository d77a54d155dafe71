import type { Severity } from "@kubernetes-workshop/kubernetes/resources/severity";

/** A VS Code icon: its id and its colour's id. https://code.visualstudio.com/api/references/icons-in-labels */
export interface RowIcon {
  readonly id: string;
  readonly color?: string;
}

/** The icons differ in shape too, for people who cannot tell the colours apart. */
const icons: Record<Severity, readonly [icon: string, color: string]> = {
  ok: ["circle-filled", "testing.iconPassed"],
  done: ["pass", "testing.iconPassed"],
  pending: ["circle-outline", "charts.blue"],
  warning: ["warning", "list.warningForeground"],
  error: ["error", "list.errorForeground"],
  terminating: ["circle-slash", "descriptionForeground"],
  unknown: ["question", "descriptionForeground"],
};

/**
 * Returns the icon of a severity.
 *
 * @param okIcon replaces the icon for `ok`
 */
export function severityIcon(severity: Severity, okIcon?: string): RowIcon {
  const [icon, color] = icons[severity];
  return { id: severity === "ok" ? (okIcon ?? icon) : icon, color };
}
