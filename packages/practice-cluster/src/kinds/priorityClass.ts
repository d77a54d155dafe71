import { numberAt, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const priorityClass: KindRules = {
  generation: true,
  printer: {
    columns: columns("Name", "#Value", "Global-Default", "Age", "PreemptionPolicy"),
    cells: (object, now) => [
      object.metadata.name,
      numberAt(object, "value") ?? 0,
      object["globalDefault"] === true,
      createdCell(object, now),
      stringAt(object, "preemptionPolicy") ?? "PreemptLowerPriority",
    ],
  },
};
