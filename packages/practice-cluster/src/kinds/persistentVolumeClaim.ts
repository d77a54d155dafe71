import type { FieldError } from "../api/apiError.ts";
import { forbiddenField, required } from "../api/fieldErrors.ts";
import {
  ensureObject,
  isObject,
  jsonEqual,
  type JsonObject,
  listAt,
  objectAt,
  omit,
  setDefault,
  stringAt,
  valueAt,
} from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { accessModes, phase } from "../api/table/storageCells.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const persistentVolumeClaim: KindRules = {
  defaults: (claim) => {
    setDefault(ensureObject(claim, "spec"), "volumeMode", "Filesystem");
    setDefault(ensureObject(claim, "status"), "phase", "Pending");
  },
  errors: (claim) => claimErrors(objectAt(claim, "spec")),
  updateErrors: (object, before) => {
    const rest = ({ spec }: ApiObject): JsonObject => {
      return omit(isObject(spec) ? spec : {}, "resources", "volumeAttributesClassName", "volumeName");
    };
    if (jsonEqual(rest(object), rest(before))) return [];
    return [
      forbiddenField(
        "spec",
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims",
      ),
    ];
  },
  keepsStatus: true,
  deleteAnswersObject: true,
  notSimulated: () => "there is no storage, so no volume is ever bound to it",
  printer: {
    columns: columns(
      "Name",
      "Status",
      "Volume",
      "Capacity",
      "Access Modes",
      "StorageClass",
      "VolumeAttributesClass",
      "Age",
      "!VolumeMode",
    ),
    cells: (object, now) => {
      const bound = stringAt(object, "spec", "volumeName") ?? "";
      return [
        object.metadata.name,
        phase(object),
        bound,
        bound === "" ? "" : (stringAt(object, "status", "capacity", "storage") ?? ""),
        bound === "" ? "" : accessModes(listAt(object, "status", "accessModes")),
        stringAt(object, "spec", "storageClassName") ?? "",
        stringAt(object, "spec", "volumeAttributesClassName") ?? "<unset>",
        createdCell(object, now),
        stringAt(object, "spec", "volumeMode") ?? "<unset>",
      ];
    },
  },
};

function claimErrors(spec: JsonObject): FieldError[] {
  return [
    ...(listAt(spec, "accessModes").length === 0
      ? [required("spec.accessModes", "at least 1 access mode is required")]
      : []),
    ...(valueAt(spec, "resources", "requests", "storage") === undefined
      ? [required("spec.resources[storage]")]
      : []),
  ];
}
