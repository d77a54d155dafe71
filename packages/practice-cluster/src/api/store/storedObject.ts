import { groupOf } from "@kubernetes-workshop/kubernetes/kinds/apiGroup";
import { setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import { microTimestamp, timestamp, toApiObject } from "../apiObject.ts";
import { isObject, type JsonObject, omit } from "../json.ts";

const timeField = /(?:Timestamp|Time|At)$/;
const fractional = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/;
const microTimes = new Set(["eventTime", "renewTime", "acquireTime", "lastObservedTime"]);
/** Fields whose content belongs to the user. */
const opaque = new Set(["annotations", "labels", "data", "stringData", "binaryData", "managedFields"]);

/** Parses an object from etcd; undefined for values that are not objects. */
export function parseStored(text: string, revision: string): ApiObject | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || typeof value["kind"] !== "string" || typeof value["apiVersion"] !== "string")
    return undefined;
  if (!isCustom(value["apiVersion"])) tidy(value);
  dropZeros(value["status"]);
  const object = toApiObject(value, value["apiVersion"], value["kind"]);
  for (const name of ["annotations", "labels", "finalizers", "ownerReferences"] as const)
    if (isEmpty(object.metadata[name])) Reflect.deleteProperty(object.metadata, name);
  object.metadata.resourceVersion = revision;
  return object;
}

/** Whether an API version is that of a custom resource, which the simulator never writes. */
function isCustom(apiVersion: string): boolean {
  const group = groupOf(apiVersion);
  return group.includes(".") && !group.endsWith(".k8s.io");
}

function isEmpty(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}

/** Removes empty lists and zero counts of a status that Kubernetes omits and the simulator writes. */
function dropZeros(status: unknown): void {
  if (!isObject(status)) return;
  for (const name of ["initContainerStatuses", "ephemeralContainerStatuses"] as const)
    if (isEmpty(status[name])) Reflect.deleteProperty(status, name);
  if (status["unavailableReplicas"] === 0) delete status["unavailableReplicas"];
}

/** Removes the milliseconds that the simulator writes in timestamps, where Kubernetes has none. */
function tidy(value: JsonObject): void {
  for (const [name, field] of Object.entries(value)) {
    if (typeof field === "string") {
      if (timeField.test(name) && fractional.test(field) && !Number.isNaN(Date.parse(field)))
        setOwnField(value, name, (microTimes.has(name) ? microTimestamp : timestamp)(Date.parse(field)));
    } else if (Array.isArray(field)) {
      for (const item of field) if (isObject(item)) tidy(item);
    } else if (isObject(field) && !opaque.has(name)) {
      tidy(field);
    }
  }
}

export function serializeStored(object: ApiObject): string {
  const metadata = omit(object.metadata, "resourceVersion");
  return JSON.stringify({ ...object, metadata });
}
