import { t } from "@vscode/l10n";
import type { CourseObjects, Pod } from "../courseObjects.ts";
import { isOwnPod } from "../partProofs.ts";
import { actions } from "./actions.ts";
import { advise, type Advice, quoted } from "./advice.ts";
import { containerAdvice } from "./containerAdvice.ts";
import { podWarning } from "./podWarning.ts";
import { schedulingAdvice } from "./schedulingAdvice.ts";
import { isPracticeConnected, type Situation } from "./situation.ts";

const starting = "pod.starting";

/**
 * What keeps a pod from being ready, earliest cause first: it is being deleted, it has no node, or something is wrong
 * with its containers or images. Undefined if it is ready or has completed.
 * https://kubernetes.io/docs/tasks/debug/debug-application/debug-pods/
 */
export function podAdvice(pod: Pod, situation: Situation): Advice | undefined {
  const { phase, reason, message } = pod.status ?? {};
  const name = podName(pod);
  if (pod.metadata?.deletionTimestamp)
    return isOwnPod(pod)
      ? advise(
          "pod.terminating",
          t("Pod {0} is being deleted. Apply its manifest again once it is gone.", name),
        )
      : advise(
          "pod.replacing",
          t(
            "Pod {0} is being deleted, and its controller is creating another. Check again in a moment.",
            name,
          ),
        );
  if (phase === "Failed" && reason === "Evicted")
    return advise(
      "pod.evicted",
      t("Pod {0} was evicted from its node: {1}.", name, quoted(message ?? reason)),
    );
  if (phase !== "Succeeded" && !pod.spec?.nodeName) {
    const waiting = schedulingAdvice(pod, situation);
    if (waiting) return waiting;
  }
  const lost = nodeIsSilent(pod, situation);
  if (lost) return lost;
  const inside = containerAdvice(pod, situation) ?? podWarning(pod, situation);
  if (inside) return inside;
  if (phase === "Succeeded" || isReady(pod)) return undefined;
  if (phase === "Running")
    return advise("pod.notReady", t("Pod {0} is running but not ready yet. Check again in a moment.", name));
  return advise(starting, t("Pod {0} is just starting. Check again in a moment.", name));
}

/** Advice on the first pod that has a problem. Pods that are merely starting come last. */
export function firstPodAdvice(pods: readonly Pod[], situation: Situation): Advice | undefined {
  const all = pods.flatMap((pod) => podAdvice(pod, situation) ?? []);
  return all.find(({ rule }) => rule !== starting && rule !== "pod.replacing") ?? all[0];
}

/** Whether the advice on a pod is about something that does not pass by itself. */
export function isTrouble({ rule }: Advice): boolean {
  return ![starting, "pod.replacing", "pod.terminating", "pod.notReady"].includes(rule);
}

/** https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-lifetime: a pod never moves to another node. */
function nodeIsSilent(pod: Pod, situation: Situation): Advice | undefined {
  const node = situation.nodes.find(({ name }) => name === pod.spec?.nodeName);
  if (!node || node.status.ready) return undefined;
  const isOfDaemonSet = pod.metadata?.ownerReferences?.some(({ kind }) => kind === "DaemonSet") === true;
  const name = podName(pod);
  return advise(
    "pod.nodeSilent",
    isOwnPod(pod)
      ? t(
          "Pod {0} is on node {1}, which is not responding. Start that node. No controller created this pod, so nothing replaces it.",
          name,
          node.name,
        )
      : isOfDaemonSet
        ? t("Pod {0} is on node {1}, which is not responding. Start that node.", name, node.name)
        : t(
            "Pod {0} is on node {1}, which is not responding. Start that node, or wait until its controller creates another pod elsewhere.",
            name,
            node.name,
          ),
    isPracticeConnected(situation) ? actions.startNode() : actions.showTree(),
  );
}

export function podName({ metadata }: Pod): string {
  return metadata?.name ?? "";
}

export function isReady({ status }: Pod): boolean {
  return status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") ?? false;
}

/** The pods that a controller owns. */
export function podsOwnedBy(uid: string | undefined, { pods }: CourseObjects): Pod[] {
  return pods.filter(({ metadata }) =>
    metadata?.ownerReferences?.some((owner) => owner.controller === true && owner.uid === uid),
  );
}
