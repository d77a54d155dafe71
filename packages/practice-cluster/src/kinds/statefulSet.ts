import { defaultTemplate } from "../api/defaults/templateDefaults.ts";
import { forbiddenField } from "../api/fieldErrors.ts";
import {
  ensureObject,
  jsonEqual,
  type JsonObject,
  numberAt,
  objectAt,
  objectsAt,
  setDefault,
  stringAt,
} from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { containersOf, status } from "../api/table/workloadCells.ts";
import { negative } from "../api/validation/numbers.ts";
import { selectorErrors, templateErrors } from "../api/validation/templates.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

export const statefulSet: KindRules = {
  generation: true,
  defaults: defaultStatefulSet,
  firstStatus: { replicas: 0, availableReplicas: 0 },
  errors: (statefulSet) => {
    const spec = objectAt(statefulSet, "spec");
    return [
      ...negative(spec["replicas"], "spec.replicas"),
      ...negative(spec["minReadySeconds"], "spec.minReadySeconds"),
      ...selectorErrors(spec, "statefulset"),
      ...templateErrors(
        spec,
        "spec",
        objectsAt(spec, "volumeClaimTemplates").flatMap((claim) => stringAt(claim, "metadata", "name") ?? []),
      ),
    ];
  },
  updateErrors: (object, before) => {
    const free = [
      "replicas",
      "ordinals",
      "template",
      "updateStrategy",
      "revisionHistoryLimit",
      "persistentVolumeClaimRetentionPolicy",
      "minReadySeconds",
    ];
    const rest = (of: ApiObject): JsonObject =>
      Object.fromEntries(Object.entries(objectAt(of, "spec")).filter(([name]) => !free.includes(name)));
    if (jsonEqual(rest(object), rest(before))) return [];
    const names = free.map((name) => `'${name}'`);
    const text = `updates to statefulset spec for fields other than ${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""} are forbidden`;
    return [forbiddenField("spec", text)];
  },
  printer: {
    columns: columns("Name", "Ready", "Age", "!Containers", "!Images"),
    cells: (object, now) => [
      object.metadata.name,
      `${status(object, "readyReplicas")}/${numberAt(object, "spec", "replicas") ?? 0}`,
      createdCell(object, now),
      ...containersOf(object, "spec", "template"),
    ],
  },
};

function defaultStatefulSet(statefulSet: ApiObject): void {
  const spec = ensureObject(statefulSet, "spec");
  setDefault(spec, "replicas", 1);
  setDefault(spec, "revisionHistoryLimit", 10);
  setDefault(spec, "podManagementPolicy", "OrderedReady");
  const strategy = ensureObject(spec, "updateStrategy");
  setDefault(strategy, "type", "RollingUpdate");
  if (strategy["type"] === "RollingUpdate") defaultPartition(ensureObject(strategy, "rollingUpdate"));
  const retention = ensureObject(spec, "persistentVolumeClaimRetentionPolicy");
  setDefault(retention, "whenDeleted", "Retain");
  setDefault(retention, "whenScaled", "Retain");
  for (const claim of objectsAt(spec, "volumeClaimTemplates")) {
    setDefault(claim, "apiVersion", "v1");
    setDefault(claim, "kind", "PersistentVolumeClaim");
    setDefault(ensureObject(claim, "spec"), "volumeMode", "Filesystem");
    setDefault(ensureObject(claim, "status"), "phase", "Pending");
  }
  defaultTemplate(spec);
}

function defaultPartition(rollingUpdate: JsonObject): void {
  setDefault(rollingUpdate, "partition", 0);
  setDefault(rollingUpdate, "maxUnavailable", 1);
}
