import { required } from "../api/fieldErrors.ts";
import { ensureObject, isObject, listAt, objectAt, setDefault, stringAt, valueAt } from "../api/json.ts";
import { columns } from "../api/table/columns.ts";
import { createdCell } from "../api/table/printer.ts";
import { accessModes, phase } from "../api/table/storageCells.ts";
import type { KindRules } from "./kindRules.ts";

/** https://kubernetes.io/docs/concepts/storage/persistent-volumes/ */
export const persistentVolume: KindRules = {
  defaults: (volume) => {
    const spec = ensureObject(volume, "spec");
    setDefault(spec, "persistentVolumeReclaimPolicy", "Retain");
    setDefault(spec, "volumeMode", "Filesystem");
    if (isObject(spec["hostPath"])) setDefault(spec["hostPath"], "type", "");
    setDefault(ensureObject(volume, "status"), "phase", "Available");
  },
  errors: (volume) => {
    const spec = objectAt(volume, "spec");
    const sources = Object.keys(spec).filter((name) =>
      /^(?:hostPath|nfs|csi|local|iscsi|fc|awsElasticBlockStore|gcePersistentDisk|rbd|cephfs|azure\w+|vsphereVolume|portworxVolume|glusterfs|cinder|flexVolume|flocker|photonPersistentDisk|quobyte|scaleIO|storageos)$/.test(
        name,
      ),
    );
    return [
      ...(listAt(spec, "accessModes").length === 0 ? [required("spec.accessModes")] : []),
      ...(isObject(spec["capacity"]) ? [] : [required("spec.capacity")]),
      ...(sources.length === 0 ? [required("spec", "must specify a volume type")] : []),
    ];
  },
  keepsStatus: true,
  deleteAnswersObject: true,
  notSimulated: () => "there is no storage behind it",
  printer: {
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
        createdCell(object, now),
        stringAt(object, "spec", "volumeMode") ?? "<unset>",
      ];
    },
  },
};
