import { t } from "@vscode/l10n";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { code } from "../trace/phrases.ts";

/**
 * Says whether a PersistentVolumeClaim has its volume, and what it waits for.
 * https://kubernetes.io/docs/concepts/storage/persistent-volumes/#phase
 *
 * @param message the latest event about a claim that waits
 */
export function claimState({ spec, status }: KubernetesObject, message: string | undefined): string {
  const phase = textField(status, "phase") ?? "";
  const volume = textField(spec, "volumeName") ?? "";
  const size = textField(valueAt(status, "capacity"), "storage");
  if (phase === "Bound")
    return size === undefined
      ? t("It is bound to the volume {0}.", code(volume))
      : t("It is bound to the volume {0} with {1}.", code(volume), code(size));
  if (phase !== "Pending") return t("Its phase is {0}.", code(phase));
  // The words of the volume controller (pkg/controller/volume/persistentvolume in Kubernetes).
  if (message !== undefined && /first consumer/.test(message))
    return t("It is waiting for a pod that uses it. Its StorageClass provides the volume only then.");
  const waiting = t("It is waiting for a volume.");
  return message === undefined ? waiting : `${waiting} ${code(message)}`;
}
