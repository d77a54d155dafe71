import { isRecord } from "@kubernetes-workshop/kubernetes/base/record";
import { firstSentences } from "./firstSentences.ts";

type Schema = Readonly<Record<string, unknown>>;

/**
 * Returns the part of an OpenAPI schema that hovers show: types, formats, allowed values, defaults, required fields,
 * and the first sentences of descriptions. What Kubernetes defines becomes a `$ref` to its definition there.
 *
 * @param typeOf the name of the Kubernetes type that a schema embeds
 */
export function compactSchema(schema: Schema, typeOf: (schema: Schema) => string | undefined): Schema {
  const { fields, kept } = { fields: schema["properties"], kept: common(schema) };
  const embedded = typeOf(schema);
  if (embedded !== undefined) return { ...kept, $ref: embedded };
  const inner = (each: unknown): Schema => (isRecord(each) ? compactSchema(each, typeOf) : {});
  return {
    ...kept,
    ...(Array.isArray(schema["required"]) && { required: schema["required"] as readonly unknown[] }),
    ...(isRecord(fields) && {
      properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, inner(field)])),
    }),
    ...(isRecord(schema["items"]) && { items: inner(schema["items"]) }),
    ...(isRecord(schema["additionalProperties"]) && {
      additionalProperties: inner(schema["additionalProperties"]),
    }),
  };
}

/** What hovers show of a field, whatever its type is. */
function common(schema: Schema): Schema {
  const description = schema["description"];
  const value = schema["default"];
  const isObject = isRecord(schema["properties"]) || isRecord(schema["additionalProperties"]);
  const isScalar = ["string", "number", "boolean"].includes(typeof value);
  const shown = [
    "format",
    "enum",
    "x-kubernetes-int-or-string",
    "x-kubernetes-embedded-resource",
    // Not shown, but fields are not missing from such a schema.
    "x-kubernetes-preserve-unknown-fields",
  ];
  return {
    ...(typeof description === "string" && { description: firstSentences(description) }),
    // That a schema with fields is an object goes without saying.
    ...(!isObject && !isRecord(schema["items"]) && "type" in schema && { type: schema["type"] }),
    ...Object.fromEntries(Object.entries(schema).filter(([name]) => shown.includes(name))),
    ...(isScalar && { default: value }),
  };
}
