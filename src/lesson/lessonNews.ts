import { t } from "@vscode/l10n";
import { podStatus } from "@kubernetes-workshop/kubernetes/resources/podStatus";
import type { CourseObjects } from "../course/courseObjects.ts";
import { hasCondition } from "@kubernetes-workshop/kubernetes/resources/conditions";
import { isOwnPod } from "../course/partProofs.ts";
import type { PartId } from "../course/steps.ts";

/** Says what is happening now to what the learner made for the parts of a step: one line for each object. */
export function lessonNews(parts: readonly PartId[], objects: CourseObjects): string[] {
  return [...new Set(parts.flatMap((part) => newsOfParts[part]?.(objects) ?? []))];
}

/** The parts that make objects, whose state is worth a line while it changes. */
const newsOfParts: Readonly<Partial<Record<PartId, (objects: CourseObjects) => string[]>>> = {
  podRunning: podNews,
  deploymentReady: deploymentNews,
  revisionRolledOut: deploymentNews,
  revisionRolledBack: deploymentNews,
  daemonSetOnEveryNode: daemonSetNews,
  podReplaced: deploymentNews,
  jobCompleted: jobNews,
};

function podNews({ pods }: CourseObjects): string[] {
  return pods.filter(isOwnPod).map((pod) => {
    const name = pod.metadata?.name ?? "";
    const node = pod.spec?.nodeName;
    const { text } = podStatus(pod);
    return node === undefined
      ? t("Pod {0}: {1}. It has no node yet.", name, text)
      : t("Pod {0}: {1}, on node {2}.", name, text, node);
  });
}

function deploymentNews({ deployments }: CourseObjects): string[] {
  return deployments.map(({ metadata, spec, status }) =>
    t(
      "Deployment {0}: {1} of {2} pods are ready, {3} of them updated.",
      metadata?.name ?? "",
      status?.readyReplicas ?? 0,
      spec?.replicas ?? 1,
      status?.updatedReplicas ?? 0,
    ),
  );
}

function daemonSetNews({ daemonSets }: CourseObjects): string[] {
  return daemonSets.map(({ metadata, status }) =>
    t(
      "DaemonSet {0}: ready on {1} of {2} nodes.",
      metadata?.name ?? "",
      status?.numberReady ?? 0,
      status?.desiredNumberScheduled ?? 0,
    ),
  );
}

function jobNews({ jobs }: CourseObjects): string[] {
  return jobs.map(({ metadata, spec, status }) => {
    const name = metadata?.name ?? "";
    if (hasCondition(status?.conditions, "Complete")) return t("Job {0}: complete.", name);
    if (hasCondition(status?.conditions, "Failed")) return t("Job {0}: failed.", name);
    return t("Job {0}: {1} of {2} completions.", name, status?.succeeded ?? 0, spec?.completions ?? 1);
  });
}
