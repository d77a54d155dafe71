import type { Definition, FieldSchema, FieldType } from "../src/explain/fieldData.ts";

/** A schema as Kubernetes' OpenAPI files have it; only the parts that are used. */
export interface OpenApiSchema {
  description?: string;
  type?: string;
  format?: string;
  $ref?: string;
  allOf?: OpenApiSchema[];
  oneOf?: OpenApiSchema[];
  items?: OpenApiSchema;
  additionalProperties?: OpenApiSchema | boolean;
  properties?: Record<string, OpenApiSchema>;
  required?: string[];
  default?: unknown;
  enum?: string[];
  "x-kubernetes-group-version-kind"?: { group: string; version: string; kind: string }[];
}

/** Field name → its allowed values. */
export type Enums = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `io.k8s.api.core.v1.Pod` → `core.v1.Pod`. */
export function shortName(id: string): string {
  return id
    .replace(/^(?:io\.k8s\.)?(?:api|apimachinery\.pkg\.apis|apimachinery\.pkg(?:\.api|\.util)?)\./, "")
    .replace(/^io\.k8s\.[a-z-]+\.pkg\.apis\./, "");
}

/** The kinds that a definition is the schema of. Kinds of requests (DeleteOptions …) have many: left out. */
export function kindsOf(schema: OpenApiSchema): { apiVersion: string; kind: string }[] {
  const types = schema["x-kubernetes-group-version-kind"] ?? [];
  if (types.length !== 1) return [];
  return types.map(({ group, version, kind }) => ({
    apiVersion: group ? `${group}/${version}` : version,
    kind,
  }));
}

/** The allowed values of a definition's fields (and of their items and map values). */
export function enumOf(model: OpenApiSchema | undefined): Enums {
  const enums: Record<string, Record<string, string>> = {};
  for (const [name, property] of Object.entries(model?.properties ?? {})) {
    const holder = property.enum ? property : property.items;
    if (holder?.enum) enums[name] = describeValues(holder.enum, property.description ?? "");
  }
  return enums;
}

/** Takes each value's text out of the list that Kubernetes appends to the description. */
function describeValues(values: readonly string[], description: string): Record<string, string> {
  const described = new Map<string, string>();
  for (const match of description.matchAll(/^ - `"(.*?)"`[ ]?(.*)$/gm))
    described.set(match[1] ?? "", match[2] ?? "");
  return Object.fromEntries(values.map((value) => [value, described.get(value) ?? ""]));
}

export function definitionOf(schema: OpenApiSchema, enums: Enums): Definition {
  const properties = Object.entries(schema.properties ?? {});
  const required = schema.required ?? [];
  return {
    ...typeOf(schema),
    ...(schema.description && { description: schema.description }),
    ...(required.length > 0 && { required }),
    ...(properties.length > 0 && {
      fields: Object.fromEntries(
        properties.map(([name, property]) => [name, fieldOf(property, enums[name], required.includes(name))]),
      ),
    }),
  };
}

function fieldOf(schema: OpenApiSchema, values: Enums[string] | undefined, required: boolean): FieldSchema {
  const type = typeOf(schema);
  const theDefault = required ? undefined : defaultOf(schema, type, values);
  return {
    ...type,
    ...(values && (type.type === "array" ? { items: { ...type.items, enum: values } } : { enum: values })),
    ...(schema.description && { description: schema.description }),
    ...(theDefault !== undefined && { default: theDefault }),
  };
}

function typeOf(schema: OpenApiSchema): FieldType {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (ref) return { ref: shortName(ref.replace(/^#\/(?:components\/schemas|definitions)\//, "")) };
  const values = schema.additionalProperties;
  return {
    ...(schema.type && { type: schema.type }),
    ...(schema.format && { format: schema.format }),
    ...(schema.items && { items: typeOf(schema.items) }),
    ...(typeof values === "object" && { values: typeOf(values) }),
  };
}

/**
 * The default that a field has when it is left out. The schema's own, unless it is only Go's zero value
 * (`{}`, `""`, 0), which the API server does not mean; else the one that the description states in so many
 * words ("Defaults to 10.").
 */
function defaultOf(
  schema: OpenApiSchema,
  type: FieldType,
  values: Enums[string] | undefined,
): FieldSchema["default"] {
  const own = schema.default;
  if ((typeof own === "string" || typeof own === "number" || typeof own === "boolean") && own) return own;
  const stated =
    /\bDefaults? (?:to|is|value is) (?:`|"|')?([\w.%/-]+?)(?:`|"|')?(?: seconds?)?(?:\.(?:\s|$)|$)/m.exec(
      schema.description ?? "",
    )?.[1];
  if (stated === undefined) return undefined;
  // 0644 is a file mode: its digits are octal, so it stays as it is written.
  if (type.type === "integer" && /^0\d/.test(stated)) return stated;
  if (type.type === "integer") return /^\d+s?$/.test(stated) ? Number.parseInt(stated, 10) : undefined;
  if (type.type === "boolean") return /^(?:true|false)$/i.test(stated) ? /^true$/i.test(stated) : undefined;
  if (type.ref === "intstr.IntOrString") return /^\d+%?$/.test(stated) ? stated : undefined;
  return type.type === "string" && values && stated in values ? stated : undefined;
}
