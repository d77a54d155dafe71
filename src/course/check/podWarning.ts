import { t } from "@vscode/l10n";
import { missingSource } from "@kubernetes-workshop/kubernetes/resources/reasons/missingSource";
import { probeFailure } from "@kubernetes-workshop/kubernetes/resources/reasons/probeFailure";
import { advise, type Advice, quoted, type Rule } from "./advice.ts";
import type { Pod } from "../courseObjects.ts";
import type { Situation } from "./situation.ts";

/** What the events of an unready pod say that its status does not. */
export function podWarning(pod: Pod, situation: Situation): Advice | undefined {
  const isWell = pod.status?.conditions?.some(({ type, status }) => type === "Ready" && status === "True");
  if (isWell === true || pod.status?.phase === "Succeeded") return undefined;
  return mountWarning(pod)(situation) ?? sandboxWarning(pod)(situation) ?? probeWarning(pod)(situation);
}

function warningOf({ metadata }: Pod, reason: string, { warnings }: Situation): string | undefined {
  return warnings.find(
    ({ object, reason: given }) =>
      object.kind === "Pod" && object.name === metadata?.name && given === reason,
  )?.message;
}

function mountWarning(pod: Pod): Rule {
  return (situation) => {
    const message = warningOf(pod, "FailedMount", situation);
    if (message === undefined || pod.status?.phase !== "Pending") return undefined;
    const missing = missingSource(message);
    const name = pod.metadata?.name ?? "";
    return missing
      ? advise(
          "pod.missingVolume",
          t(
            "Pod {0} needs a volume from {1} {2}, which does not exist in namespace {3}. Create it.",
            name,
            missing.kind,
            missing.name,
            pod.metadata?.namespace ?? "",
          ),
        )
      : advise("pod.mount", t("Pod {0} is waiting for a volume: {1}.", name, quoted(message)));
  };
}

function sandboxWarning(pod: Pod): Rule {
  return (situation) => {
    const message = warningOf(pod, "FailedCreatePodSandBox", situation);
    if (message === undefined || pod.status?.phase !== "Pending") return undefined;
    return advise(
      "pod.sandbox",
      t(
        "The node of pod {0} cannot set up the pod's network: {1}.",
        pod.metadata?.name ?? "",
        quoted(message),
      ),
    );
  };
}

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/ */
function probeWarning(pod: Pod): Rule {
  return (situation) => {
    const message = warningOf(pod, "Unhealthy", situation);
    if (message === undefined) return undefined;
    const { probe, said } = probeFailure(message);
    const name = pod.metadata?.name ?? "";
    if (probe === "readiness")
      return advise(
        "pod.readiness",
        t("Pod {0} is running but not ready because its readiness probe fails: {1}.", name, quoted(said)),
      );
    return advise(
      "pod.liveness",
      t(
        "The {1} probe of pod {0} fails: {2}. After several failures in a row, the kubelet restarts the container.",
        name,
        probe ?? "liveness",
        quoted(said),
      ),
    );
  };
}
