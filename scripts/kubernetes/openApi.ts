import type {
  Definition,
  FieldSchema,
  FieldType,
  MergeRule,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** A schema of Kubernetes' OpenAPI files, limited to the parts that are used. */
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
  "x-kubernetes-list-type"?: string;
  "x-kubernetes-list-map-keys"?: string[];
  "x-kubernetes-map-type"?: string;
  "x-kubernetes-patch-strategy"?: string;
  "x-kubernetes-patch-merge-key"?: string;
}

/** Field name → its allowed values. */
export type Enums = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `io.k8s.api.core.v1.Pod` → `core.v1.Pod`. */
export function shortName(id: string): string {
  return id
    .replace(/^(?:io\.k8s\.)?(?:api|apimachinery\.pkg\.apis|apimachinery\.pkg(?:\.api|\.util)?)\./, "")
    .replace(/^io\.k8s\.[a-z-]+\.pkg\.apis\./, "");
}

/** The kinds whose schema a definition is. Request kinds, such as DeleteOptions, have many schemas and are omitted. */
export function kindsOf(schema: OpenApiSchema): { apiVersion: string; kind: string }[] {
  const types = schema["x-kubernetes-group-version-kind"] ?? [];
  if (types.length !== 1) return [];
  return types.map(({ group, version, kind }) => ({
    apiVersion: group ? `${group}/${version}` : version,
    kind,
  }));
}

/** The allowed values of a definition's fields, and of their items and map values. */
export function enumOf(model: OpenApiSchema | undefined): Enums {
  const enums: Record<string, Record<string, string>> = {};
  for (const [name, property] of Object.entries(model?.properties ?? {})) {
    const holder = property.enum ? property : property.items;
    if (holder?.enum) enums[name] = describeValues(holder.enum, property.description ?? "");
  }
  return enums;
}

/** Extracts the text of each value from the list that Kubernetes appends to the description. */
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
    ...mergeOf(schema),
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
    ...mergeOf(schema),
  };
}

/** The merge rules of a value, without the default ones. */
function mergeOf(schema: OpenApiSchema): { merge?: MergeRule } {
  const list = schema["x-kubernetes-list-type"];
  const keys = schema["x-kubernetes-list-map-keys"];
  const patch = schema["x-kubernetes-patch-strategy"];
  const patchKey = schema["x-kubernetes-patch-merge-key"];
  const merge: MergeRule = {
    ...((list === "map" || list === "set") && { list }),
    ...(keys && { keys }),
    ...(schema["x-kubernetes-map-type"] === "atomic" && { map: "atomic" }),
    ...(patch !== undefined && { patch: strategyOf(patch) }),
    ...(patchKey !== undefined && { patchKey }),
  };
  return Object.keys(merge).length > 0 ? { merge } : {};
}

/** @throws for a strategy that the practice cluster's strategic merge patch does not support */
function strategyOf(text: string): NonNullable<MergeRule["patch"]> {
  for (const known of ["merge", "merge,retainKeys", "retainKeys", "replace"] as const)
    if (text === known) return known;
  throw new Error(`an unknown patch strategy: ${text}`);
}

/**
 * In a CustomResourceDefinition, these hold either a schema or something else (a list of schemas, `false`, names). The
 * OpenAPI files leave them open. The schema is the usual form, and the only one with fields.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/
 */
const schemaOrElse = /\.JSONSchemaProps(?=Or(?:Array|Bool|StringArray)$)/;

function typeOf(schema: OpenApiSchema): FieldType {
  const ref = schema.$ref ?? schema.allOf?.[0]?.$ref;
  if (ref) {
    const name = shortName(ref.replace(/^#\/(?:components\/schemas|definitions)\//, ""));
    const orElse = schemaOrElse.exec(name);
    return { ref: orElse ? name.slice(0, orElse.index + orElse[0].length) : name };
  }
  const values = schema.additionalProperties;
  return {
    ...(schema.type && { type: schema.type }),
    ...(schema.format && { format: schema.format }),
    ...(schema.items && { items: typeOf(schema.items) }),
    ...(typeof values === "object" && { values: typeOf(values) }),
  };
}

/** A sentence that states a default outright: "Defaults to 10.", "default value is 0 (…", "defaults to 1 pod". */
const statedDefault =
  /\bdefault(?:s|ed)?(?: value| policy)?,?(?: to| is| of)? (?:a value of )?[`"']?([\w.%/-]+?)[`"']?(?: seconds?| pods?)?(?:\.(?:\s|$)|,(?: uses| unless)| \(| if unset| is used| for backward|$)/gim;

/** The mark after one of the allowed values: "`NonIndexed` (default) or `Indexed`". */
const markedDefault = /["'`]?\b(\w+)["'`]? \(default\)/g;

/**
 * The default of a field: that of the schema, unless it is only Go's zero value (`{}`, `""`, 0), which the API server
 * does not use; otherwise the first one that the description states outright. A conditional default, such as "Defaults
 * to Always if :latest tag is specified", does not count.
 */
function defaultOf(
  schema: OpenApiSchema,
  type: FieldType,
  values: Enums[string] | undefined,
): FieldSchema["default"] {
  const own = schema.default;
  if ((typeof own === "string" || typeof own === "number" || typeof own === "boolean") && own) return own;
  const description = schema.description ?? "";
  const stated = [...description.matchAll(statedDefault), ...description.matchAll(markedDefault)];
  return stated.map(([, text = ""]) => valueOf(text, type, values)).find((value) => value !== undefined);
}

/** Parses a default in a description; undefined if it is not a value of the field's type. */
function valueOf(text: string, type: FieldType, values: Enums[string] | undefined): FieldSchema["default"] {
  // 0644 is a file mode: its digits are octal, so it stays unchanged.
  if (type.type === "integer" && /^0\d+$/.test(text)) return text;
  if (type.type === "integer") return /^\d+s?$/.test(text) ? Number.parseInt(text, 10) : undefined;
  if (type.type === "boolean") return /^(?:true|false)$/i.test(text) ? /^true$/i.test(text) : undefined;
  if (type.ref === "intstr.IntOrString") return /^\d+%?$/.test(text) ? text : undefined;
  return type.type === "string" && values && Object.hasOwn(values, text) ? text : undefined;
}
