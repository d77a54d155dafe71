import { ownField } from "../../../base/ownField.ts";
import type { ApiObject } from "../../objectApi.ts";
import { badRequest } from "../apiError.ts";
import { valueAt } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";

/** The fields that each kind can be selected by, beside its name and namespace. */
const selectable: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    "spec.nodeName",
    "spec.restartPolicy",
    "spec.schedulerName",
    "spec.serviceAccountName",
    "spec.hostNetwork",
    "status.phase",
    "status.podIP",
    "status.nominatedNodeName",
  ],
  Event: [
    "involvedObject.kind",
    "involvedObject.namespace",
    "involvedObject.name",
    "involvedObject.uid",
    "involvedObject.apiVersion",
    "involvedObject.resourceVersion",
    "involvedObject.fieldPath",
    "reason",
    "reportingComponent",
    "source",
    "type",
  ],
  Node: ["spec.unschedulable"],
  Namespace: ["status.phase"],
  Secret: ["type"],
  ReplicaSet: ["status.replicas"],
  ReplicationController: ["status.replicas"],
  Job: ["status.successful"],
  Service: ["spec.clusterIP", "spec.type"],
};

const zeroValues: Readonly<Record<string, string>> = {
  "spec.unschedulable": "false",
  "spec.hostNetwork": "false",
  "status.replicas": "0",
};

/**
 * Parses a field selector: `status.phase=Running,spec.nodeName!=node-1`.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/field-selectors/
 */
export function parseFieldSelector(
  text: string | undefined,
  type: ResourceType,
): (object: ApiObject) => boolean {
  const requirements = (text ?? "")
    .split(",")
    .filter((part) => part !== "")
    .map((part) => {
      const match = /^(.*?)(!=|==|=)(.*)$/.exec(part);
      if (!match) throw badRequest(`invalid selector: '${text ?? ""}'; can't understand '${part}'`);
      const [, field = "", operator = "", value = ""] = match;
      if (!isSelectable(field, type)) throw unsupported(field);
      return { field, equal: operator !== "!=", value };
    });
  return (object) =>
    requirements.every(({ field, equal, value }) => (fieldText(object, field) === value) === equal);
}

function isSelectable(field: string, type: ResourceType): boolean {
  return (
    field === "metadata.name" ||
    (field === "metadata.namespace" && type.namespaced) ||
    (type.custom?.selectableFields.includes(`.${field}`) ?? false) ||
    (type.custom === undefined && (ownField(selectable, type.kind)?.includes(field) ?? false))
  );
}

function unsupported(field: string): Error {
  return badRequest(`field label not supported: ${field}`);
}

function fieldText(object: ApiObject, field: string): string {
  if (field === "source") return text(valueAt(object, "source", "component"));
  const value = valueAt(object, ...field.split("."));
  return value === undefined ? (ownField(zeroValues, field) ?? "") : text(value);
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
    ? String(value)
    : "";
}
