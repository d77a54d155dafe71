import { t } from "@vscode/l10n";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { autoscalerMetrics } from "@kubernetes-workshop/kubernetes/resources/objects/autoscalerMetrics";
import { code } from "../trace/phrases.ts";
import { conditionMessage } from "./conditionMessage.ts";

/**
 * Says how many pods a HorizontalPodAutoscaler wants, what its metrics are, and what keeps it from scaling.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/
 */
export function autoscalerState(object: KubernetesObject): string {
  const { status } = object;
  const current = numberIn(status, "currentReplicas") ?? 0;
  const wanted = numberIn(status, "desiredReplicas") ?? 0;
  const facts = [
    current === wanted
      ? t("It wants {0} pods, and there are as many.", wanted)
      : t("It wants {0} pods. There are {1}.", wanted, current),
    ...metricsOf(object),
  ];
  const trouble =
    conditionMessage(object, "AbleToScale", "False") ?? conditionMessage(object, "ScalingActive", "False");
  if (trouble !== undefined) facts.push(t("It cannot scale: {0}", code(trouble)));
  return facts.join(" ");
}

function metricsOf({ spec, status }: KubernetesObject): string[] {
  return autoscalerMetrics({ spec, status }).map(({ name, now, target }) =>
    target === undefined
      ? t("{0} is at {1}.", code(name), code(now))
      : t("{0} is at {1}. The target is {2}.", code(name), code(now), code(target)),
  );
}

function numberIn(object: unknown, name: string): number | undefined {
  const value = valueAt(object, name);
  return typeof value === "number" ? value : undefined;
}
