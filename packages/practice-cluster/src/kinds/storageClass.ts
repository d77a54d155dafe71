import { forbiddenField } from "../api/fieldErrors.ts";
import { jsonEqual, setDefault, stringAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import type { KindRules } from "./kindRules.ts";

/** https://kubernetes.io/docs/concepts/storage/storage-classes/ */
export const storageClass: KindRules = {
  defaults: (storageClass) => {
    setDefault(storageClass, "reclaimPolicy", "Delete");
    setDefault(storageClass, "volumeBindingMode", "Immediate");
  },
  updateErrors: (object, before) =>
    (["provisioner", "parameters", "reclaimPolicy", "volumeBindingMode"] as const).flatMap((field) =>
      jsonEqual(object[field], before[field])
        ? []
        : [forbiddenField(field, `updates to ${field} are forbidden.`)],
    ),
  printer: {
    columns: columns(
      "Name",
      "Provisioner",
      "ReclaimPolicy",
      "VolumeBindingMode",
      "AllowVolumeExpansion",
      "Age",
    ),
    cells: (object, now) => {
      const isDefault =
        object.metadata.annotations?.["storageclass.kubernetes.io/is-default-class"] === "true";
      return [
        isDefault ? `${object.metadata.name} (default)` : object.metadata.name,
        stringAt(object, "provisioner") ?? "",
        stringAt(object, "reclaimPolicy") ?? "Delete",
        stringAt(object, "volumeBindingMode") ?? "Immediate",
        object["allowVolumeExpansion"] === true,
        createdCell(object, now),
      ];
    },
  },
};
