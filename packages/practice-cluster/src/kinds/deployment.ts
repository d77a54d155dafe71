import type { FieldError } from "../api/apiError.ts";
import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { forbiddenField, invalidValue, notSupported } from "../api/fieldErrors.ts";
import { ensureObject, isObject, type JsonObject, numberAt, objectAt, setDefault } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { status, wide, wideCells } from "../api/table/workloadCells.ts";
import { immutable } from "../api/validation/immutable.ts";
import { negative } from "../api/validation/numbers.ts";
import { selectorErrors, templateErrors } from "../api/validation/templates.ts";
import type { KindRules } from "./kindRules.ts";

export const deployment: KindRules = {
  storage: "deployments",
  generation: true,
  defaults: (deployment) => {
    const spec = ensureObject(deployment, "spec");
    setDefault(spec, "replicas", 1);
    setDefault(spec, "revisionHistoryLimit", 10);
    setDefault(spec, "progressDeadlineSeconds", 600);
    const strategy = ensureObject(spec, "strategy");
    setDefault(strategy, "type", "RollingUpdate");
    if (strategy["type"] === "RollingUpdate") {
      const rollingUpdate = ensureObject(strategy, "rollingUpdate");
      setDefault(rollingUpdate, "maxUnavailable", "25%");
      setDefault(rollingUpdate, "maxSurge", "25%");
    }
    defaultTemplate(spec);
  },
  firstStatus: {},
  errors: (deployment) => {
    const spec = objectAt(deployment, "spec");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...selectorErrors(spec, "deployment"),
      ...templateErrors(spec, "spec"),
      ...strategyErrors(spec),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...negative(spec["revisionHistoryLimit"], "spec.revisionHistoryLimit"),
      ...negative(spec["progressDeadlineSeconds"], "spec.progressDeadlineSeconds"),
      ...deadlineErrors(spec),
    ];
  },
  updateErrors: (object, before) => immutable(object, before, "spec", "selector"),
  printer: {
    columns: columns("Name", "Ready", "#Up-to-date", "#Available", "Age", ...wide),
    cells: (object, now) => [
      object.metadata.name,
      `${status(object, "readyReplicas")}/${numberAt(object, "spec", "replicas") ?? 0}`,
      status(object, "updatedReplicas"),
      status(object, "availableReplicas"),
      createdCell(object, now),
      ...wideCells(object),
    ],
  },
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy */
function strategyErrors(spec: JsonObject): FieldError[] {
  const strategy = objectAt(spec, "strategy");
  const field = "spec.strategy.rollingUpdate";
  const { rollingUpdate } = strategy;
  const { type } = strategy;
  if (type !== "Recreate" && type !== "RollingUpdate") {
    const shown = { Type: type, RollingUpdate: rollingUpdate ?? null };
    return [notSupported("spec.strategy", shown, ["Recreate", "RollingUpdate"])];
  }
  if (type === "Recreate")
    return isObject(rollingUpdate)
      ? [forbiddenField(field, "may not be specified when strategy `type` is 'Recreate'")]
      : [];
  const { maxUnavailable, maxSurge } = isObject(rollingUpdate) ? rollingUpdate : {};
  const isZero = (value: unknown): boolean => value === 0 || value === "0%";
  if (isZero(maxUnavailable) && isZero(maxSurge))
    return [invalidValue(`${field}.maxUnavailable`, maxUnavailable, "may not be 0 when `maxSurge` is 0")];
  const bad = (value: unknown): boolean => typeof value === "string" && !/^\d+%$/.test(value);
  return [
    ...(bad(maxUnavailable) ? [invalidValue(`${field}.maxUnavailable`, maxUnavailable, percentText)] : []),
    ...(bad(maxSurge) ? [invalidValue(`${field}.maxSurge`, maxSurge, percentText)] : []),
    ...negative(maxUnavailable, `${field}.maxUnavailable`),
    ...negative(maxSurge, `${field}.maxSurge`),
  ];
}

const percentText =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for " +
  "validation is '[0-9]+%')";

function deadlineErrors(spec: JsonObject): FieldError[] {
  const deadline = spec["progressDeadlineSeconds"];
  const ready = typeof spec["minReadySeconds"] === "number" ? spec["minReadySeconds"] : 0;
  return typeof deadline === "number" && deadline <= ready
    ? [invalidValue("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds")]
    : [];
}
