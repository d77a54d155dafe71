import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import {
  ensureObject,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  setDefault,
  stringAt,
  stringMap,
  valueAt,
} from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { status, wide, wideCells } from "../api/table/workloadCells.ts";
import { immutable } from "../api/validation/immutable.ts";
import { jobSpecErrors } from "./jobSpecErrors.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const job: KindRules = {
  generation: true,
  defaults: (job) => defaultJobSpec(ensureObject(job, "spec")),
  firstStatus: {},
  prepare: prepareJob,
  errors: (job) => jobSpecErrors(objectAt(job, "spec"), "spec"),
  updateErrors: (object, before) => [
    ...immutable(object, before, "spec", "completions"),
    ...immutable(object, before, "spec", "selector"),
    ...(valueAt(before, "spec", "suspend") === true ? [] : immutable(object, before, "spec", "template")),
    ...immutable(object, before, "spec", "completionMode"),
  ],
  selectableFields: { "status.successful": {} },
  unsupportedField: (field) => `field label ${goQuoted(field)} not supported for Job`,
  printer: {
    columns: columns("Name", "Status", "Completions", "Duration", "Age", ...wide),
    cells: (object, now) => [
      object.metadata.name,
      jobStatus(object),
      jobCompletions(object),
      jobDuration(object, now),
      createdCell(object, now),
      ...wideCells(object),
    ],
  },
};

function defaultJobSpec(spec: JsonObject): void {
  if (spec["completions"] === undefined && spec["parallelism"] === undefined) {
    spec["completions"] = 1;
    spec["parallelism"] = 1;
  }
  setDefault(spec, "parallelism", 1);
  setDefault(spec, "completionMode", "NonIndexed");
  setDefault(spec, "suspend", false);
  setDefault(spec, "manualSelector", false);
  setDefault(spec, "backoffLimit", spec["backoffLimitPerIndex"] === undefined ? 6 : 2147483647);
  setDefault(
    spec,
    "podReplacementPolicy",
    spec["podFailurePolicy"] === undefined ? "TerminatingOrFailed" : "Failed",
  );
  defaultTemplate(spec);
}

/** Makes a Job select its pods by its own uid. https://kubernetes.io/docs/concepts/workloads/controllers/job/#specifying-your-own-pod-selector */
function prepareJob(job: ApiObject): void {
  const spec = ensureObject(job, "spec");
  if (spec["manualSelector"] === true) return;
  const uid = job.metadata.uid ?? "";
  const own = { "batch.kubernetes.io/controller-uid": uid, "controller-uid": uid };
  const names = { "batch.kubernetes.io/job-name": job.metadata.name, "job-name": job.metadata.name };
  const metadata = ensureObject(ensureObject(spec, "template"), "metadata");
  const labels = { ...stringMap(metadata["labels"]), ...own, ...names };
  metadata["labels"] = labels;
  // A Job without labels gets those of its pod template. (pkg/apis/batch/v1/defaults.go)
  if (Object.keys(job.metadata.labels ?? {}).length === 0) job.metadata.labels = { ...labels };
  spec["selector"] = { matchLabels: { "batch.kubernetes.io/controller-uid": uid } };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/#terminal-job-conditions */
function jobStatus(job: ApiObject): string {
  const conditions = objectsAt(job, "status", "conditions");
  const holds = (type: string): boolean =>
    conditions.some((condition) => condition["type"] === type && condition["status"] === "True");
  if (holds("Complete")) return "Complete";
  if (holds("Failed")) return "Failed";
  if (job.metadata.deletionTimestamp !== undefined) return "Terminating";
  if (holds("Suspended")) return "Suspended";
  if (holds("FailureTarget")) return "FailureTarget";
  return holds("SuccessCriteriaMet") ? "SuccessCriteriaMet" : "Running";
}

function jobCompletions(job: ApiObject): string {
  const succeeded = status(job, "succeeded");
  const completions = numberAt(job, "spec", "completions");
  if (completions !== undefined) return `${succeeded}/${completions}`;
  const parallelism = numberAt(job, "spec", "parallelism") ?? 1;
  return parallelism > 1 ? `${succeeded}/1 of ${parallelism}` : `${succeeded}/1`;
}

function jobDuration(job: ApiObject, now: number): string {
  const started = Date.parse(stringAt(job, "status", "startTime") ?? "");
  if (Number.isNaN(started)) return "";
  const failed = objectsAt(job, "status", "conditions").find(
    ({ type, status: is }) => type === "Failed" && is === "True",
  );
  const ended = Date.parse(
    stringAt(job, "status", "completionTime") ?? stringAt(failed, "lastTransitionTime") ?? "",
  );
  return age(started, Number.isNaN(ended) ? now : ended);
}
