import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { listAt, stringAt, valueAt } from "../json.ts";
import { columns } from "./columns.ts";
import { ageCell, type Printer } from "./printer.ts";

const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};

function accessModes(values: readonly unknown[]): string {
  return [...new Set(values)]
    .flatMap((mode) => (typeof mode === "string" ? (ownField(shortModes, mode) ?? []) : []))
    .join(",");
}

function created(object: ApiObject, now: number): string {
  return ageCell(object.metadata.creationTimestamp, now);
}

function phase(object: ApiObject): string {
  return object.metadata.deletionTimestamp === undefined
    ? (stringAt(object, "status", "phase") ?? "")
    : "Terminating";
}

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const storagePrinters: Readonly<Record<string, Printer>> = {
  persistentvolumeclaims: {
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
        created(object, now),
        stringAt(object, "spec", "volumeMode") ?? "<unset>",
      ];
    },
  },
  persistentvolumes: {
    columns: columns(
      "Name",
      "Capacity",
      "Access Modes",
      "Reclaim Policy",
      "Status",
      "Claim",
      "StorageClass",
      "VolumeAttributesClass",
      "Reason",
      "Age",
      "!VolumeMode",
    ),
    cells: (object, now) => {
      const claim = valueAt(object, "spec", "claimRef");
      return [
        object.metadata.name,
        stringAt(object, "spec", "capacity", "storage") ?? "",
        accessModes(listAt(object, "spec", "accessModes")),
        stringAt(object, "spec", "persistentVolumeReclaimPolicy") ?? "",
        phase(object),
        claim ? `${stringAt(claim, "namespace") ?? ""}/${stringAt(claim, "name") ?? ""}` : "",
        stringAt(object, "spec", "storageClassName") ?? "",
        stringAt(object, "spec", "volumeAttributesClassName") ?? "<unset>",
        stringAt(object, "status", "reason") ?? "",
        created(object, now),
        stringAt(object, "spec", "volumeMode") ?? "<unset>",
      ];
    },
  },
  "storageclasses.storage.k8s.io": {
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
        created(object, now),
      ];
    },
  },
};
