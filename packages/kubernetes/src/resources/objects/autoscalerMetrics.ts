import { isRecord, textField } from "../../base/record.ts";
import { valueAt } from "../../base/valueAt.ts";

/** A metric of a HorizontalPodAutoscaler, as people read it: `cpu`, `80%`, `50%`. */
export interface AutoscalerMetric {
  readonly name: string;
  readonly now: string;
  /** Undefined if the metric has no target, such as one that was removed. */
  readonly target: string | undefined;
}

/**
 * The current metrics of a HorizontalPodAutoscaler, each with its target.
 * https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#support-for-metrics-apis
 */
export function autoscalerMetrics({
  spec,
  status,
}: {
  readonly spec?: unknown;
  readonly status?: unknown;
}): AutoscalerMetric[] {
  const targets = recordsIn(spec, "metrics");
  return recordsIn(status, "currentMetrics").flatMap((metric) => {
    const type = textField(metric, "type") ?? "";
    const source = sourceOf(metric, type);
    const wanted = targets.map((each) => sourceOf(each, type)).find((each) => each?.name === source?.name);
    const now = source && amountIn(valueAt(source.source, "current"));
    const target = wanted && amountIn(valueAt(wanted.source, "target"));
    return source && now !== undefined ? [{ name: source.name, now, target }] : [];
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
  const percent = valueAt(value, "averageUtilization");
  if (typeof percent === "number") return `${percent}%`;
  return textField(value, "averageValue") ?? textField(value, "value");
}

function recordsIn(object: unknown, name: string): readonly Readonly<Record<string, unknown>>[] {
  const value = valueAt(object, name);
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
