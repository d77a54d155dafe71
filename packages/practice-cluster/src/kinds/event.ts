import { numberAt, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { ageCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const event: KindRules = {
  storage: "events",
  expires: true,
  selectableFields: {
    "involvedObject.kind": {},
    "involvedObject.namespace": {},
    "involvedObject.name": {},
    "involvedObject.uid": {},
    "involvedObject.apiVersion": {},
    "involvedObject.resourceVersion": {},
    "involvedObject.fieldPath": {},
    reason: {},
    reportingComponent: {},
    source: { path: ["source", "component"] },
    type: {},
  },
  printer: {
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
