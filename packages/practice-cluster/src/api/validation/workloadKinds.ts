import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import { forbiddenField, invalidValue, notSupported, required } from "../fieldErrors.ts";
import {
  isObject,
  jsonEqual,
  type JsonObject,
  objectAt,
  objectsAt,
  stringAt,
  stringMap,
  valueAt,
} from "../json.ts";
import { objectSelector } from "../selectors/labelSelector.ts";
import { labelErrors } from "./metadata.ts";
import { negative } from "./numbers.ts";
import { podSpecErrors } from "./podSpec.ts";
import { scheduleErrors, timeZoneErrors } from "./schedule.ts";

/** The rules of the workloads (pkg/apis/apps/validation, pkg/apis/batch/validation). */
export const workloadValidators: Readonly<Record<string, (object: ApiObject) => FieldError[]>> = {
  Deployment: (deployment) => {
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
  ReplicaSet: (replicaSet) => {
    const spec = objectAt(replicaSet, "spec");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...selectorErrors(spec, "replicaset"),
      ...templateErrors(spec, "spec"),
    ];
  },
  DaemonSet: (daemonSet) => {
    const spec = objectAt(daemonSet, "spec");
    return [
      ...selectorErrors(spec, "daemonset"),
      ...templateErrors(spec, "spec"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...negative(spec["revisionHistoryLimit"], "spec.revisionHistoryLimit"),
    ];
  },
  StatefulSet: (statefulSet) => {
    const spec = objectAt(statefulSet, "spec");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...selectorErrors(spec, "statefulset"),
      ...templateErrors(
        spec,
        "spec",
        objectsAt(spec, "volumeClaimTemplates").flatMap((claim) => stringAt(claim, "metadata", "name") ?? []),
      ),
    ];
  },
  ReplicationController: (controller) => {
    const spec = objectAt(controller, "spec");
    const selector = objectAt(spec, "selector");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...(Object.keys(selector).length === 0 ? [required("spec.selector")] : []),
      ...templateErrors(spec, "spec"),
    ];
  },
  Job: (job) => jobErrors(objectAt(job, "spec"), "spec"),
  CronJob: (cronJob) => {
    const spec = objectAt(cronJob, "spec");
    const schedule = stringAt(spec, "schedule") ?? "";
    return [
      ...(schedule === "" ? [] : scheduleErrors(schedule, "spec.schedule")),
      ...timeZoneErrors(stringAt(spec, "timeZone"), "spec.timeZone"),
      ...negative(spec["successfulJobsHistoryLimit"], "spec.successfulJobsHistoryLimit"),
      ...negative(spec["failedJobsHistoryLimit"], "spec.failedJobsHistoryLimit"),
      ...negative(spec["startingDeadlineSeconds"], "spec.startingDeadlineSeconds"),
      ...jobErrors(objectAt(spec, "jobTemplate", "spec"), "spec.jobTemplate.spec"),
    ];
  },
};

function selectorErrors(spec: JsonObject, kind: string): FieldError[] {
  const { selector } = spec;
  const given = valueAt(spec, "template", "metadata", "labels");
  const labels = stringMap(given);
  const mismatch = invalidValue(
    "spec.template.metadata.labels",
    given,
    "`selector` does not match template `labels`",
  );
  if (!isObject(selector)) return [required("spec.selector"), mismatch];
  const empty =
    Object.keys(objectAt(selector, "matchLabels")).length === 0 &&
    valueAt(selector, "matchExpressions") === undefined;
  if (empty) return [invalidValue("spec.selector", selector, `empty selector is invalid for ${kind}`)];
  const errors = labelErrors(selector["matchLabels"], "spec.selector.matchLabels");
  return objectSelector(selector)(labels) ? errors : [...errors, mismatch];
}

function templateErrors(spec: JsonObject, field: string, claims: readonly string[] = []): FieldError[] {
  const template = spec["template"];
  if (!isObject(template)) return [required(`${field}.template.spec.containers`)];
  const path = `${field}.template`;
  const policy = stringAt(template, "spec", "restartPolicy");
  return [
    ...labelErrors(valueAt(template, "metadata", "labels"), `${path}.labels`),
    ...podSpecErrors(template["spec"], `${path}.spec`, claims),
    ...(policy === undefined || policy === "Always"
      ? []
      : [notSupported(`${path}.spec.restartPolicy`, policy, ["Always"])]),
  ];
}

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

function jobErrors(spec: JsonObject, field: string): FieldError[] {
  const policy = stringAt(spec, "template", "spec", "restartPolicy");
  const policyField = `${field}.template.spec.restartPolicy`;
  const template = spec["template"];
  return [
    ...negative(spec["parallelism"], `${field}.parallelism`),
    ...negative(spec["completions"], `${field}.completions`),
    ...negative(spec["activeDeadlineSeconds"], `${field}.activeDeadlineSeconds`),
    ...negative(spec["backoffLimit"], `${field}.backoffLimit`),
    ...negative(spec["ttlSecondsAfterFinished"], `${field}.ttlSecondsAfterFinished`),
    ...labelErrors(valueAt(template, "metadata", "labels"), `${field}.template.labels`),
    ...(isObject(template) ? podSpecErrors(template["spec"], `${field}.template.spec`) : []),
    ...(policy === "Always" ? [required(policyField, 'valid values: "OnFailure", "Never"')] : []),
  ];
}

/** What cannot be changed once it is there. */
export const workloadUpdateValidators: Readonly<
  Record<string, (object: ApiObject, before: ApiObject) => FieldError[]>
> = {
  Deployment: (object, before) => immutable(object, before, "spec", "selector"),
  ReplicaSet: (object, before) => immutable(object, before, "spec", "selector"),
  DaemonSet: (object, before) => immutable(object, before, "spec", "selector"),
  StatefulSet: (object, before) => {
    const free = [
      "replicas",
      "ordinals",
      "template",
      "updateStrategy",
      "revisionHistoryLimit",
      "persistentVolumeClaimRetentionPolicy",
      "minReadySeconds",
    ];
    const rest = (of: ApiObject): JsonObject =>
      Object.fromEntries(Object.entries(objectAt(of, "spec")).filter(([name]) => !free.includes(name)));
    if (jsonEqual(rest(object), rest(before))) return [];
    const names = free.map((name) => `'${name}'`);
    const text = `updates to statefulset spec for fields other than ${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""} are forbidden`;
    return [forbiddenField("spec", text)];
  },
  Job: (object, before) => [
    ...immutable(object, before, "spec", "completions"),
    ...immutable(object, before, "spec", "selector"),
    ...(valueAt(before, "spec", "suspend") === true ? [] : immutable(object, before, "spec", "template")),
    ...immutable(object, before, "spec", "completionMode"),
  ],
};

export function immutable(object: ApiObject, before: ApiObject, ...path: string[]): FieldError[] {
  const value = valueAt(object, ...path);
  return jsonEqual(value, valueAt(before, ...path))
    ? []
    : [invalidValue(path.join("."), value, "field is immutable")];
}
