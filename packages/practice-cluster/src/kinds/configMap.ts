import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { frozen, keyCount, keyErrors, sizeErrors } from "../api/validation/configData.ts";
import type { KindRules } from "./kindRules.ts";

export const configMap: KindRules = {
  errors: (map) => [...keyErrors(map, "data"), ...keyErrors(map, "binaryData"), ...sizeErrors(map)],
  updateErrors: (object, before) => frozen(object, before, ["data", "binaryData"]),
  printer: {
    columns: columns("Name", "#Data", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      keyCount(object["data"]) + keyCount(object["binaryData"]),
      createdCell(object, now),
    ],
  },
};
