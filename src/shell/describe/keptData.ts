import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { byBytes } from "../print/goOrder.ts";
import type { Describer } from "./describer.ts";
import { describeAnnotations, describeLabels } from "./pairs.ts";

/** (kubectl `ConfigMapDescriber`) */
export const describeConfigMap: Describer = (object, into) => {
  const { metadata } = object;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.add("\nData\n====\n");
  for (const [key, value] of entries(object, "data")) into.add(`${key}:\n----\n${value}\n\n`);
  into.add("\nBinaryData\n====\n");
  for (const [key, value] of entries(object, "binaryData"))
    into.add(`${key}: ${Buffer.from(value, "base64").length} bytes\n`);
  into.add("\n");
};

/** Keys and sizes, never values. (kubectl `describeSecret`) */
export const describeSecret: Describer = (object, into) => {
  const { metadata, type } = object;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  into.add(`\nType:\t${typeof type === "string" ? type : ""}\n\nData\n====\n`);
  for (const [key, value] of entries(object, "data"))
    into.add(`${key}:\t${Buffer.from(value, "base64").length} bytes\n`);
};

function entries(object: KubernetesObject, field: "data" | "binaryData"): [string, string][] {
  const kept = object[field];
  return Object.entries(isRecord(kept) ? kept : {})
    .map(([key, value]): [string, string] => [key, typeof value === "string" ? value : ""])
    .sort(([a], [b]) => byBytes(a, b));
}
