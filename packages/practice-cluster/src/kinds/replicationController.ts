import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { required } from "../api/fieldErrors.ts";
import { ensureObject, objectAt, setDefault, stringMap, valueAt } from "../api/json.ts";
import { replicaPrinter } from "../api/table/workloadCells.ts";
import { negative } from "../api/validation/numbers.ts";
import { templateErrors } from "../api/validation/templates.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const replicationController: KindRules = {
  generation: true,
  defaults: (controller) => {
    const spec = ensureObject(controller, "spec");
    setDefault(spec, "replicas", 1);
    defaultTemplate(spec);
    const labels = stringMap(valueAt(spec, "template", "metadata", "labels"));
    if (Object.keys(labels).length > 0) {
      setDefault(spec, "selector", labels);
      setDefault(controller.metadata, "labels", labels);
    }
  },
  firstStatus: { replicas: 0 },
  errors: (controller) => {
    const spec = objectAt(controller, "spec");
    const selector = objectAt(spec, "selector");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...(Object.keys(selector).length === 0 ? [required("spec.selector")] : []),
      ...templateErrors(spec, "spec"),
    ];
  },
  scaleSelector: selectorOf,
  selectableFields: { "status.replicas": { zero: "0" } },
  printer: replicaPrinter(selectorOf),
};

/** Converts the selector, a plain map of labels, to the form of other kinds. */
function selectorOf(controller: ApiObject): unknown {
  return { matchLabels: stringMap(valueAt(controller, "spec", "selector")) };
}
