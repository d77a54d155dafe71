import type { Describer } from "./describer.ts";
import { describeFields } from "./fields.ts";
import { describeAnnotations, describeLabels } from "./pairs.ts";

const skipped = [
  ".metadata.managedFields",
  ".metadata.name",
  ".metadata.namespace",
  ".metadata.labels",
  ".metadata.annotations",
];

/** Any object, by its fields, as kubectl describes custom resources. (kubectl `genericDescriber`) */
export const describeGenerically: Describer = (object, into) => {
  const { metadata } = object;
  into.field(0, "Name", metadata.name ?? "");
  into.field(0, "Namespace", metadata.namespace ?? "");
  describeLabels(into, "Labels", metadata.labels);
  describeAnnotations(into, "Annotations", metadata.annotations);
  describeFields(into, 0, object, skipped);
};
