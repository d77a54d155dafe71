import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { ensureObject, jsonEqual, objectAt, setDefault, valueAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { labelsText, status, wide, wideCells } from "../api/table/workloadCells.ts";
import { immutable } from "../api/validation/immutable.ts";
import { negative } from "../api/validation/numbers.ts";
import { selectorErrors, templateErrors } from "../api/validation/templates.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const daemonSet: KindRules = {
  generation: true,
  defaults: (daemonSet) => {
    const spec = ensureObject(daemonSet, "spec");
    setDefault(spec, "revisionHistoryLimit", 10);
    const strategy = ensureObject(spec, "updateStrategy");
    setDefault(strategy, "type", "RollingUpdate");
    if (strategy["type"] === "RollingUpdate") {
      const rollingUpdate = ensureObject(strategy, "rollingUpdate");
      setDefault(rollingUpdate, "maxUnavailable", 1);
      setDefault(rollingUpdate, "maxSurge", 0);
    }
    defaultTemplate(spec);
  },
  firstStatus: {
    currentNumberScheduled: 0,
    desiredNumberScheduled: 0,
    numberMisscheduled: 0,
    numberReady: 0,
  },
  prepare: (daemonSet) => {
    daemonSet.metadata.annotations = { ...daemonSet.metadata.annotations, [templateGeneration]: "1" };
  },
  prepareUpdate: countTemplates,
  errors: (daemonSet) => {
    const spec = objectAt(daemonSet, "spec");
    return [
      ...selectorErrors(spec, "daemonset"),
      ...templateErrors(spec, "spec"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...negative(spec["revisionHistoryLimit"], "spec.revisionHistoryLimit"),
    ];
  },
  updateErrors: (object, before) => immutable(object, before, "spec", "selector"),
  printer: {
    columns: columns(
      "Name",
      "#Desired",
      "#Current",
      "#Ready",
      "#Up-to-date",
      "#Available",
      "Node Selector",
      "Age",
      ...wide,
    ),
    cells: (object, now) => [
      object.metadata.name,
      status(object, "desiredNumberScheduled"),
      status(object, "currentNumberScheduled"),
      status(object, "numberReady"),
      status(object, "updatedNumberScheduled"),
      status(object, "numberAvailable"),
      labelsText(valueAt(object, "spec", "template", "spec", "nodeSelector")),
      createdCell(object, now),
      ...wideCells(object),
    ],
  },
};

const templateGeneration = "deprecated.daemonset.template.generation";

/** Counts the revisions of a DaemonSet's template. (pkg/registry/apps/daemonset/strategy.go) */
function countTemplates(next: ApiObject, current: ApiObject): void {
  const before = Number(current.metadata.annotations?.[templateGeneration] ?? 1);
  const same = jsonEqual(valueAt(next, "spec", "template"), valueAt(current, "spec", "template"));
  const generation = String(same ? before : before + 1);
  next.metadata.annotations = { ...next.metadata.annotations, [templateGeneration]: generation };
}
