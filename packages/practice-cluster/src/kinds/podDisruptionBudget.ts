import { invalidValue } from "../api/fieldErrors.ts";
import { numberAt, objectAt, scalarText, valueAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const podDisruptionBudget: KindRules = {
  generation: true,
  firstStatus: { currentHealthy: 0, desiredHealthy: 0, disruptionsAllowed: 0, expectedPods: 0 },
  errors: (budget) => {
    const spec = objectAt(budget, "spec");
    const both = spec["minAvailable"] !== undefined && spec["maxUnavailable"] !== undefined;
    return both ? [invalidValue("spec", spec, "minAvailable and maxUnavailable cannot be both set")] : [];
  },
  printer: {
    columns: columns("Name", "Min Available", "Max Unavailable", "#Allowed Disruptions", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      scalarText(valueAt(object, "spec", "minAvailable")) || "N/A",
      scalarText(valueAt(object, "spec", "maxUnavailable")) || "N/A",
      numberAt(object, "status", "disruptionsAllowed") ?? 0,
      createdCell(object, now),
    ],
  },
};
