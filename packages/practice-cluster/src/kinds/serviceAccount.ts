import { listAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const serviceAccount: KindRules = {
  deleteAnswersObject: true,
  printer: {
    columns: columns("Name", "#Secrets", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      listAt(object, "secrets").length,
      createdCell(object, now),
    ],
  },
};
