import { t } from "@vscode/l10n";

/** Translates the name of a kind; kinds without a translation keep their name. */
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
    case "Ingress":
      return t("Ingress");
    case "ConfigMap":
      return t("ConfigMap");
    case "Secret":
      return t("Secret");
    case "PersistentVolumeClaim":
      return t("PersistentVolumeClaim");
    case "HorizontalPodAutoscaler":
      return t("HorizontalPodAutoscaler");
    case "Node":
      return t("Node");
    default:
      return kind;
  }
}
