import { ensureObject, objectsAt, setDefault, valueAt } from "../api/json.ts";
import { selectorText } from "../api/selectors/labelSelector.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell, none } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

export const networkPolicy: KindRules = {
  generation: true,
  defaults: (policy) => {
    const spec = ensureObject(policy, "spec");
    for (const rule of [...objectsAt(spec, "ingress"), ...objectsAt(spec, "egress")])
      for (const port of objectsAt(rule, "ports")) setDefault(port, "protocol", "TCP");
    const types = spec["egress"] === undefined ? ["Ingress"] : ["Ingress", "Egress"];
    setDefault(spec, "policyTypes", types);
  },
  notSimulated: () => "the simulated network lets every request through",
  printer: {
    columns: columns("Name", "Pod-Selector", "Age"),
    cells: (object, now) => [
      object.metadata.name,
      selectorText(valueAt(object, "spec", "podSelector")) || none,
      createdCell(object, now),
    ],
  },
};
