import { t } from "@vscode/l10n";

/** The name of a kind within a sentence; others than those of the course stay as they are. */
export function kindWord(kind: string): string {
  switch (kind) {
    case "Pod":
      return t("Pod");
    case "Deployment":
      return t("Deployment");
    case "ReplicaSet":
      return t("ReplicaSet");
    case "DaemonSet":
      return t("DaemonSet");
    case "StatefulSet":
      return t("StatefulSet");
    case "Job":
      return t("Job");
    case "CronJob":
      return t("CronJob");
    case "Service":
      return t("Service");
    default:
      return kind;
  }
}
