import type { ApiObject } from "../../objectApi.ts";
import { listAt, numberAt, objectsAt, stringAt, valueAt, scalarText } from "../json.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";

const none = "<none>";

function created(object: ApiObject, now: number): string {
  return ageCell(object.metadata.creationTimestamp, now);
}

function keys(value: unknown): number {
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
}

const bindingPrinter: Printer = {
  columns: columns("Name", "Role", "Age", "!Users", "!Groups", "!ServiceAccounts"),
  cells: (object, now) => {
    const of = (kind: string): string =>
      objectsAt(object, "subjects")
        .filter((subject) => subject["kind"] === kind)
        .map((subject) => {
          const name = stringAt(subject, "name") ?? "";
          return kind === "ServiceAccount" ? `${stringAt(subject, "namespace") ?? ""}/${name}` : name;
        })
        .join(", ");
    const role = `${stringAt(object, "roleRef", "kind") ?? ""}/${stringAt(object, "roleRef", "name") ?? ""}`;
    return [object.metadata.name, role, created(object, now), of("User"), of("Group"), of("ServiceAccount")];
  },
};

export const configPrinters: Readonly<Record<string, Printer>> = {
  configmaps: {
    columns: columns("Name", "#Data", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      keys(object["data"]) + keys(object["binaryData"]),
      created(object, now),
    ],
  },
  secrets: {
    columns: columns("Name", "Type", "#Data", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "type") ?? "",
      keys(object["data"]),
      created(object, now),
    ],
  },
  serviceaccounts: {
    columns: columns("Name", "#Secrets", "Age"),
    cells: (object, now) => [object.metadata.name, listAt(object, "secrets").length, created(object, now)],
  },
  namespaces: {
    columns: columns("Name", "Status", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "status", "phase") ?? "",
      created(object, now),
    ],
  },
  events: {
    columns: columns(
      "Last Seen",
      "Type",
      "Reason",
      "Object",
      "!Subobject",
      "!Source",
      "Message",
      "!First Seen",
      "!#Count",
      "!Name",
    ),
    cells: eventCells,
  },
  "horizontalpodautoscalers.autoscaling": {
    columns: columns("Name", "Reference", "Targets", "MinPods", "MaxPods", "#Replicas", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      `${stringAt(object, "spec", "scaleTargetRef", "kind") ?? ""}/${stringAt(object, "spec", "scaleTargetRef", "name") ?? ""}`,
      metricTargets(object),
      String(numberAt(object, "spec", "minReplicas") ?? "<unset>"),
      String(numberAt(object, "spec", "maxReplicas") ?? ""),
      numberAt(object, "status", "currentReplicas") ?? 0,
      created(object, now),
    ],
  },
  "poddisruptionbudgets.policy": {
    columns: columns("Name", "Min Available", "Max Unavailable", "#Allowed Disruptions", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      scalarText(valueAt(object, "spec", "minAvailable")) || "N/A",
      scalarText(valueAt(object, "spec", "maxUnavailable")) || "N/A",
      numberAt(object, "status", "disruptionsAllowed") ?? 0,
      created(object, now),
    ],
  },
  "leases.coordination.k8s.io": {
    columns: columns("Name", "Holder", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "holderIdentity") ?? "",
      created(object, now),
    ],
  },
  "rolebindings.rbac.authorization.k8s.io": bindingPrinter,
  "clusterrolebindings.rbac.authorization.k8s.io": bindingPrinter,
  "priorityclasses.scheduling.k8s.io": {
    columns: columns("Name", "#Value", "Global-Default", "Age", "PreemptionPolicy"),
    cells: (object, now) => [
      object.metadata.name,
      numberAt(object, "value") ?? 0,
      object["globalDefault"] === true,
      created(object, now),
      stringAt(object, "preemptionPolicy") ?? "PreemptLowerPriority",
    ],
  },
};

function eventCells(event: ApiObject, now: number): unknown[] {
  const first = stringAt(event, "firstTimestamp") ?? stringAt(event, "eventTime");
  const last = stringAt(event, "series", "lastObservedTime") ?? stringAt(event, "lastTimestamp") ?? first;
  const count = numberAt(event, "series", "count") ?? numberAt(event, "count") ?? 1;
  const involved = event["involvedObject"];
  const host = stringAt(event, "source", "host");
  const component = stringAt(event, "source", "component") ?? stringAt(event, "reportingComponent") ?? "";
  return [
    ageCell(last, now),
    stringAt(event, "type") ?? "",
    stringAt(event, "reason") ?? "",
    `${(stringAt(involved, "kind") ?? "").toLowerCase()}/${stringAt(involved, "name") ?? ""}`,
    stringAt(involved, "fieldPath") ?? "",
    host ? `${component}, ${host}` : component,
    (stringAt(event, "message") ?? "").trim(),
    ageCell(first, now),
    count,
    event.metadata.name,
  ];
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
