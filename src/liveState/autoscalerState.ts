import { t } from "@vscode/l10n";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { valueAt } from "@kubernetes-workshop/kubernetes/base/valueAt";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { code } from "../trace/phrases.ts";
import { conditionMessage } from "./conditionMessage.ts";
import { recordsIn } from "./recordsIn.ts";

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
  const targets = recordsIn(spec, "metrics");
  return recordsIn(status, "currentMetrics").flatMap((metric) => {
    const type = textField(metric, "type") ?? "";
    const source = sourceOf(metric, type);
    const target = targets.map((each) => sourceOf(each, type)).find((each) => each?.name === source?.name);
    const now = source && amountIn(valueAt(source.source, "current"));
    const goal = target && amountIn(valueAt(target.source, "target"));
    if (!source || now === undefined) return [];
    return goal === undefined
      ? [t("{0} is at {1}.", code(source.name), code(now))]
      : [t("{0} is at {1}. The target is {2}.", code(source.name), code(now), code(goal))];
  });
}

interface MetricSource {
  readonly name: string;
  readonly source: unknown;
}

/** A metric has its source in a field that is named after its type: `Resource` → `resource`. */
function sourceOf(metric: unknown, type: string): MetricSource | undefined {
  const source = valueAt(metric, `${type.slice(0, 1).toLowerCase()}${type.slice(1)}`);
  const name = textField(source, "name") ?? textField(valueAt(source, "metric"), "name");
  return name === undefined ? undefined : { name, source };
}

function amountIn(value: unknown): string | undefined {
  const percent = numberIn(value, "averageUtilization");
  if (percent !== undefined) return `${percent}%`;
  return textField(value, "averageValue") ?? textField(value, "value");
}

function numberIn(object: unknown, name: string): number | undefined {
  const value = valueAt(object, name);
  return typeof value === "number" ? value : undefined;
}
