import { objectsAt, setDefault } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const endpoints: KindRules = {
  defaults: (endpoints) => {
    for (const subset of objectsAt(endpoints, "subsets"))
      for (const port of objectsAt(subset, "ports")) setDefault(port, "protocol", "TCP");
  },
  printer: {
    columns: columns("Name", "Endpoints", "Age"),
    cells: (object, now) => [object.metadata.name, none, createdCell(object, now)],
  },
};
