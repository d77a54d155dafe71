import { t } from "@vscode/l10n";
import type { CourseObjects } from "../courseObjects.ts";
import { isOwnPod } from "../partProofs.ts";

/**
 * How to correct a pod's manifest, as the end of a sentence. Most fields of a pod cannot be changed, but a controller
 * creates new pods when its template changes.
 * https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export function correction(pod: CourseObjects["pods"][number]): string {
  if (isOwnPod(pod)) return t("delete the pod, correct its manifest, and apply it again");
  const isOfJob = pod.metadata?.ownerReferences?.some(({ kind }) => kind === "Job") ?? false;
  return isOfJob
    ? t("delete the Job, correct its manifest, and apply it again")
    : t("correct the manifest and apply it again");
}
