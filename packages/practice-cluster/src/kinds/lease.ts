import { stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const lease: KindRules = {
  printer: {
    columns: columns("Name", "Holder", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "holderIdentity") ?? "",
      createdCell(object, now),
    ],
  },
};
