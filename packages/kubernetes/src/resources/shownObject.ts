import { isRecord } from "../base/record.ts";
import { lastApplied } from "./comparableObjects.ts";
import type { KubernetesObject } from "./kubernetesObject.ts";

const valueFields = ["data", "stringData"] as const;

/**
 * Returns an object as people may see it: without `managedFields` and the copy of what was last applied, and without
 * the values of a Secret. Tools keep copies of a whole Secret in its annotations, so those are hidden, too, as soon as
 * they may contain a value. https://kubernetes.io/docs/concepts/configuration/secret/
 *
 * @param hidden the placeholder of a value
 */
export function shownObject(object: KubernetesObject, hidden: string): KubernetesObject {
  const { annotations = {} } = object.metadata;
  const isSecret = object.kind === "Secret" && object.apiVersion === "v1";
  const values = isSecret ? valuesOf(object) : [];
  const kept = Object.entries(annotations)
    .filter(([name]) => name !== lastApplied)
    .map(([name, value]): [string, string] => [name, isSecret && mayTell(value, values) ? hidden : value]);
  return {
    ...object,
    metadata: {
      ...without(object.metadata, ["managedFields", "annotations"]),
      ...(kept.length > 0 && { annotations: Object.fromEntries(kept) }),
    },
    ...(isSecret && masked(object, hidden)),
  };
}

function without(
  fields: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

function masked(object: KubernetesObject, hidden: string): Record<string, unknown> {
  return Object.fromEntries(
    valueFields
      .filter((field) => Object.hasOwn(object, field))
      .map((field) => {
        const values = object[field];
        return [
          field,
          isRecord(values) ? Object.fromEntries(Object.keys(values).map((key) => [key, hidden])) : hidden,
        ];
      }),
  );
}

function valuesOf(object: KubernetesObject): string[] {
  return valueFields
    .flatMap((field): unknown[] => (isRecord(object[field]) ? Object.values(object[field]) : []))
    .map(String)
    .flatMap((value) => [value, Buffer.from(value, "base64").toString("utf8")])
    .filter((value) => value.trim() !== "");
}

/** The length from which text without spaces counts as encoded data; names and times are shorter. */
const shortestEncoded = 40;

/** Whether a text contains one of the values, or may do so in another form: as JSON, YAML or encoded data. */
function mayTell(text: string, values: readonly string[]): boolean {
  const isStructure = /^\s*[{[]/.test(text) || text.trim().includes("\n");
  const isEncoded = text.length >= shortestEncoded && /^[\w+/=-]+$/.test(text);
  return isStructure || isEncoded || values.some((value) => text.includes(value));
}
