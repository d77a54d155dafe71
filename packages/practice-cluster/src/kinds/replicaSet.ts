import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { ensureObject, jsonEqual, objectAt, setDefault } from "../api/json.ts";
import { replicaPrinter } from "../api/table/workloadCells.ts";
import { immutable } from "../api/validation/immutable.ts";
import { negative } from "../api/validation/numbers.ts";
import { selectorErrors, templateErrors } from "../api/validation/templates.ts";
import type { KindRules } from "./kindRules.ts";

export const replicaSet: KindRules = {
  storage: "replicasets",
  generation: true,
  defaults: (replicaSet) => {
    const spec = ensureObject(replicaSet, "spec");
    setDefault(spec, "replicas", 1);
    defaultTemplate(spec);
  },
  firstStatus: { replicas: 0 },
  errors: (replicaSet) => {
    const spec = objectAt(replicaSet, "spec");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...selectorErrors(spec, "replicaset"),
      ...templateErrors(spec, "spec"),
    ];
  },
  updateErrors: (object, before) => immutable(object, before, "spec", "selector"),
  writtenByWebernetes: (replicaSet, before) => {
    const generation = before?.metadata.generation ?? 0;
    const changed = !before || !jsonEqual(before["spec"], replicaSet["spec"]);
    replicaSet.metadata.generation = changed ? generation + 1 : generation;
  },
  printer: replicaPrinter(),
};
