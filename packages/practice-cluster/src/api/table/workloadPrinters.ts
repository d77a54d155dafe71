import { age } from "@kubernetes-workshop/kubernetes/resources/age";
import type { ApiObject } from "../../objectApi.ts";
import { listAt, numberAt, objectsAt, stringAt, stringMap, valueAt } from "../json.ts";
import { selectorText } from "../selectors/labelSelector.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";

const none = "<none>";
const wide = ["!Containers", "!Images", "!Selector"];

function containersOf(object: ApiObject, ...path: string[]): [string, string] {
  const containers = objectsAt(object, ...path, "spec", "containers");
  return [
    containers.map((container) => stringAt(container, "name") ?? "").join(","),
    containers.map((container) => stringAt(container, "image") ?? "").join(","),
  ];
}

function wideCells(object: ApiObject): string[] {
  const selector = valueAt(object, "spec", "selector");
  const text =
    object.kind === "ReplicationController"
      ? selectorText({ matchLabels: selector })
      : selectorText(selector);
  return [...containersOf(object, "spec", "template"), text || none];
}

function status(object: ApiObject, name: string): number {
  return numberAt(object, "status", name) ?? 0;
}

function created(object: ApiObject, now: number): string {
  return ageCell(object.metadata.creationTimestamp, now);
}

const replicaPrinter: Printer = {
  columns: columns("Name", "#Desired", "#Current", "#Ready", "Age", ...wide),
  cells: (object, now) => [
    object.metadata.name,
    numberAt(object, "spec", "replicas") ?? 0,
    status(object, "replicas"),
    status(object, "readyReplicas"),
    created(object, now),
    ...wideCells(object),
  ],
};

export const workloadPrinters: Readonly<Record<string, Printer>> = {
  "replicasets.apps": replicaPrinter,
  replicationcontrollers: replicaPrinter,
  "deployments.apps": {
    columns: columns("Name", "Ready", "#Up-to-date", "#Available", "Age", ...wide),
    cells: (object, now) => [
      object.metadata.name,
      `${status(object, "readyReplicas")}/${numberAt(object, "spec", "replicas") ?? 0}`,
      status(object, "updatedReplicas"),
      status(object, "availableReplicas"),
      created(object, now),
      ...wideCells(object),
    ],
  },
  "daemonsets.apps": {
    columns: columns(
      "Name",
      "#Desired",
      "#Current",
      "#Ready",
      "#Up-to-date",
      "#Available",
      "Node Selector",
      "Age",
      ...wide,
    ),
    cells: (object, now) => [
      object.metadata.name,
      status(object, "desiredNumberScheduled"),
      status(object, "currentNumberScheduled"),
      status(object, "numberReady"),
      status(object, "updatedNumberScheduled"),
      status(object, "numberAvailable"),
      labelsText(valueAt(object, "spec", "template", "spec", "nodeSelector")),
      created(object, now),
      ...wideCells(object),
    ],
  },
  "statefulsets.apps": {
    columns: columns("Name", "Ready", "Age", "!Containers", "!Images"),
    cells: (object, now) => [
      object.metadata.name,
      `${status(object, "readyReplicas")}/${numberAt(object, "spec", "replicas") ?? 0}`,
      created(object, now),
      ...containersOf(object, "spec", "template"),
    ],
  },
  "jobs.batch": {
    columns: columns("Name", "Status", "Completions", "Duration", "Age", ...wide),
    cells: (object, now) => [
      object.metadata.name,
      jobStatus(object),
      jobCompletions(object),
      jobDuration(object, now),
      created(object, now),
      ...wideCells(object),
    ],
  },
  "cronjobs.batch": {
    columns: columns("Name", "Schedule", "Timezone", "Suspend", "#Active", "Last Schedule", "Age", ...wide),
    cells: (object, now) => {
      const last = stringAt(object, "status", "lastScheduleTime");
      return [
        object.metadata.name,
        stringAt(object, "spec", "schedule") ?? "",
        stringAt(object, "spec", "timeZone") ?? none,
        valueAt(object, "spec", "suspend") === true ? "True" : "False",
        listAt(object, "status", "active").length,
        last === undefined ? none : ageCell(last, now),
        created(object, now),
        ...containersOf(object, "spec", "jobTemplate", "spec", "template"),
        selectorText(valueAt(object, "spec", "jobTemplate", "spec", "selector")) || none,
      ];
    },
  },
  "controllerrevisions.apps": {
    columns: columns("Name", "Controller", "#Revision", "Age"),
    cells: (object, now) => {
      const owner = object.metadata.ownerReferences?.find(({ controller }) => controller);
      const [group = ""] = owner?.apiVersion.includes("/") ? owner.apiVersion.split("/") : [];
      const name = owner ? `${owner.kind.toLowerCase()}${group && `.${group}`}/${owner.name}` : none;
      return [object.metadata.name, name, valueAt(object, "revision") ?? 0, created(object, now)];
    },
  },
};

export function labelsText(value: unknown): string {
  const text = Object.entries(stringMap(value))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, label]) => `${name}=${label}`)
    .join(",");
  return text || none;
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
