import type {
  Definition,
  FieldSchema,
  FieldType,
  MergeRule,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

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

/** How the schema says that a value is merged, without what is as usual. */
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

/** @throws for a strategy that a strategic merge patch of the practice cluster would not know */
function strategyOf(text: string): NonNullable<MergeRule["patch"]> {
  for (const known of ["merge", "merge,retainKeys", "retainKeys", "replace"] as const)
    if (text === known) return known;
  throw new Error(`an unknown patch strategy: ${text}`);
}

/**
 * In a CustomResourceDefinition these hold a schema or something else (a list of schemas, `false`, names). The
 * OpenAPI files leave them open; the schema is what people write in them, and the only one with fields.
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

/** The mark behind one of the allowed values: "`NonIndexed` (default) or `Indexed`". */
const markedDefault = /["'`]?\b(\w+)["'`]? \(default\)/g;

/**
 * The default that a field has when it is left out. The schema's own, unless it is only Go's zero value
 * (`{}`, `""`, 0), which the API server does not mean; else the first that the description states in so many
 * words. What depends on something ("Defaults to Always if :latest tag is specified") is no default.
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

/** Reads a default out of a description; undefined where it is no value of the field's type. */
function valueOf(text: string, type: FieldType, values: Enums[string] | undefined): FieldSchema["default"] {
  // 0644 is a file mode: its digits are octal, so it stays as it is written.
  if (type.type === "integer" && /^0\d+$/.test(text)) return text;
  if (type.type === "integer") return /^\d+s?$/.test(text) ? Number.parseInt(text, 10) : undefined;
  if (type.type === "boolean") return /^(?:true|false)$/i.test(text) ? /^true$/i.test(text) : undefined;
  if (type.ref === "intstr.IntOrString") return /^\d+%?$/.test(text) ? text : undefined;
  return type.type === "string" && values && Object.hasOwn(values, text) ? text : undefined;
}
