import type { Severity } from "@kubernetes-workshop/kubernetes/resources/severity";

/** An icon of VS Code, by its id and that of its colour. https://code.visualstudio.com/api/references/icons-in-labels */
export interface RowIcon {
  readonly id: string;
  readonly color?: string;
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

/** @param okIcon in the place of the one that says that all is well */
export function severityIcon(severity: Severity, okIcon?: string): RowIcon {
  const [icon, color] = icons[severity];
  return { id: severity === "ok" ? (okIcon ?? icon) : icon, color };
}
