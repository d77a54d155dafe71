import { stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const ingressClass: KindRules = {
  generation: true,
  printer: {
    columns: columns("Name", "Controller", "Parameters", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      stringAt(object, "spec", "controller") ?? "",
      none,
      createdCell(object, now),
    ],
  },
};
