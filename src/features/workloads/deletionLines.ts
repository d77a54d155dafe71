import { t } from "@vscode/l10n";
import { kindWord } from "../../kindWord.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { controllerOf } from "./workloadOf.ts";

/** Says what goes with an object that is deleted, and what makes it anew, a line each. */
export function deletionLines(object: KubernetesObject): string[] {
  const owner = controllerOf(object);
  return [
    ...(object.metadata.namespace === undefined ? [] : [t("Namespace: {0}", object.metadata.namespace)]),
    ...lossesOf(object),
    ...(owner
      ? [t("It belongs to {0} {1}, which may create it again.", kindWord(owner.kind), owner.name)]
      : []),
  ];
}

/** https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion */
function lossesOf({ kind }: KubernetesObject): string[] {
  switch (kind) {
    case "Deployment":
    case "ReplicaSet":
    case "StatefulSet":
    case "DaemonSet":
    case "Job":
      return [t("Its pods are deleted with it.")];
    case "CronJob":
      return [t("Its Jobs and their pods are deleted with it.")];
    case "PersistentVolumeClaim":
      return [t("The data in its volume may be deleted with it; the reclaim policy of the volume decides.")];
    default:
      return takesMore(kind) ? [t("Everything in it or of its kind is deleted with it.")] : [];
  }
}

/** Whether all objects in an object, or of the kind that it defines, are deleted with it. */
export function takesMore(kind: string): boolean {
  return kind === "Namespace" || kind === "CustomResourceDefinition";
}
