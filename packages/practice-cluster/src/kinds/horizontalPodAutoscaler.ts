import type { FieldError } from "../api/apiError.ts";
import { invalidValue, required } from "../api/fieldErrors.ts";
import {
  ensureObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  setDefault,
  stringAt,
  valueAt,
} from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const horizontalPodAutoscaler: KindRules = {
  generation: true,
  defaults: (autoscaler) => {
    const spec = ensureObject(autoscaler, "spec");
    setDefault(spec, "minReplicas", 1);
    setDefault(spec, "metrics", [
      {
        type: "Resource",
        resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
      },
    ]);
  },
  firstStatus: { currentMetrics: null, desiredReplicas: 0 },
  errors: (autoscaler) => autoscalerErrors(objectAt(autoscaler, "spec")),
  notSimulated: () => "there are no metrics, so it never changes the number of replicas",
  printer: {
    columns: columns("Name", "Reference", "Targets", "MinPods", "MaxPods", "#Replicas", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      `${stringAt(object, "spec", "scaleTargetRef", "kind") ?? ""}/${stringAt(object, "spec", "scaleTargetRef", "name") ?? ""}`,
      metricTargets(object),
      String(numberAt(object, "spec", "minReplicas") ?? "<unset>"),
      String(numberAt(object, "spec", "maxReplicas") ?? ""),
      numberAt(object, "status", "currentReplicas") ?? 0,
      createdCell(object, now),
    ],
  },
};

function autoscalerErrors(spec: JsonObject): FieldError[] {
  const minimum = numberAt(spec, "minReplicas") ?? 1;
  const maximum = numberAt(spec, "maxReplicas") ?? 0;
  const errors: FieldError[] = [];
  if (minimum < 1)
    errors.push(invalidValue("spec.minReplicas", minimum, "must be greater than or equal to 1"));
  if (maximum < minimum)
    errors.push(invalidValue("spec.maxReplicas", maximum, "must be greater than or equal to `minReplicas`"));
  if (maximum === 0) errors.push(required("spec.maxReplicas"));
  else if (maximum < 1) errors.push(invalidValue("spec.maxReplicas", maximum, "must be greater than 0"));
  return errors;
}

function metricTargets(autoscaler: ApiObject): string {
  const metrics = objectsAt(autoscaler, "spec", "metrics").map((metric) => {
    const target = valueAt(metric, "resource", "target");
    const utilization = numberAt(target, "averageUtilization");
    const name = stringAt(metric, "resource", "name") ?? stringAt(metric, "type") ?? "";
    return `${name}: <unknown>/${utilization === undefined ? (stringAt(target, "averageValue") ?? "<auto>") : `${utilization}%`}`;
  });
  return metrics.length === 0 ? none : metrics.slice(0, 2).join(", ");
}
