import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Definition, FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { CustomKind } from "./customKind.ts";

/** What begins the name of a definition inside a custom kind; Kubernetes' own names have no space. */
const prefix = "custom ";

/** Longest description that is kept, in characters. */
const longestDescription = 5_000;

/** The most allowed values that are listed. */
const mostValues = 200;

/**
 * The definitions inside the schemas of custom kinds, in the form of Kubernetes' own. Each is named after its place in
 * the schema, and is made when it is asked for: a schema may have thousands of fields.
 */
export class CustomDefinitions {
  private readonly kinds = new Map<string, Pick<CustomKind, "schema" | "origin">>();

  /** Returns the name of the definition of a kind. */
  add({ apiVersion, kind, schema, origin }: CustomKind): string {
    const name = `${prefix}${apiVersion} ${kind}`;
    this.kinds.set(name, { schema, ...(origin && { origin }) });
    return name;
  }

  /** Whether a definition belongs to a custom kind. */
  static has(name: string): boolean {
    return name.startsWith(prefix);
  }

  /** @param name from {@link add}, or the `ref` of a field in such a definition */
  definition(name: string): Definition | undefined {
    const [root = "", pointer] = name.split(/#(.*)/s);
    const { schema, origin } = this.kinds.get(root) ?? {};
    const isOurs = origin !== undefined;
    const at = pointer === undefined ? schema : nodeAt(schema, pointer);
    if (!isRecord(at)) return undefined;
    const isRoot = pointer === undefined;
    const properties = isRecord(at["properties"]) ? at["properties"] : {};
    const fields = new Map<string, FieldSchema>(
      Object.entries(properties).map(([field, property]) => [
        field,
        fieldSchema(property, `${name}${isRoot ? "#" : "/"}properties/${escaped(field)}`, isOurs),
      ]),
    );
    if (isRoot || at["x-kubernetes-embedded-resource"] === true) addObjectFields(fields);
    const description = descriptionOf(at);
    return {
      ...(description !== undefined && { description }),
      ...(isRoot && { required: ["apiVersion", "kind"] }),
      ...(!isRoot && Array.isArray(at["required"]) && { required: requiredOf(at["required"], properties) }),
      ...(keepsUnknown(at) && { keepsUnknown: true }),
      fields: Object.fromEntries(fields),
      ...valuesOf(at, `${name}${isRoot ? "#" : "/"}additionalProperties`, isOurs),
    };
  }
}

/** Returns the fields that a manifest has to have: the API server fills in defaults before it looks for the others. */
function requiredOf(required: readonly unknown[], properties: Readonly<Record<string, unknown>>): string[] {
  return required
    .filter((name) => typeof name === "string")
    .filter((name) => {
      const property = ownField(properties, name);
      return !isRecord(property) || property["default"] === undefined;
    });
}

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#controlling-pruning */
function keepsUnknown(schema: Readonly<Record<string, unknown>>): boolean {
  return schema["x-kubernetes-preserve-unknown-fields"] === true || schema["additionalProperties"] === true;
}

/** The fields of every object, which a definition leaves to Kubernetes. */
function addObjectFields(fields: Map<string, FieldSchema>): void {
  fields.set("apiVersion", { type: "string" });
  fields.set("kind", { type: "string" });
  fields.set("metadata", { ref: "meta.v1.ObjectMeta" });
}

function fieldSchema(property: unknown, name: string, isOurs: boolean): FieldSchema {
  if (!isRecord(property)) return {};
  const value = property["default"];
  const isShown = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  const description = descriptionOf(property);
  return {
    ...fieldType(property, name, isOurs),
    ...(description !== undefined && { description }),
    ...(isShown && { default: value }),
  };
}

/** @param isOurs whether the schema comes with the extension, and may refer to definitions of Kubernetes */
function fieldType(schema: Readonly<Record<string, unknown>>, name: string, isOurs: boolean): FieldType {
  const ofKubernetes = isOurs ? textField(schema, "$ref") : undefined;
  if (ofKubernetes !== undefined) return { type: "object", ref: ofKubernetes };
  const type = textField(schema, "type");
  const format =
    schema["x-kubernetes-int-or-string"] === true ? "int-or-string" : textField(schema, "format");
  if (isRecord(schema["properties"]) || schema["x-kubernetes-embedded-resource"] === true)
    return { type: "object", ref: name };
  if (isRecord(schema["items"]))
    return { type: "array", items: fieldType(schema["items"], `${name}/items`, isOurs) };
  const values = valuesOf(schema, `${name}/additionalProperties`, isOurs);
  const allowed = Array.isArray(schema["enum"])
    ? schema["enum"]
        .filter((each) => typeof each === "string" || typeof each === "number")
        .slice(0, mostValues)
    : [];
  return {
    ...(type !== undefined && { type }),
    ...(format !== undefined && { format }),
    ...values,
    ...(allowed.length > 0 && { enum: Object.fromEntries(allowed.map((each) => [String(each), ""])) }),
  };
}

function valuesOf(
  schema: Readonly<Record<string, unknown>>,
  name: string,
  isOurs: boolean,
): Pick<FieldType, "values"> {
  const values = schema["additionalProperties"];
  return isRecord(values) ? { values: fieldType(values, name, isOurs) } : {};
}

function descriptionOf(schema: Readonly<Record<string, unknown>>): string | undefined {
  return textField(schema, "description")?.slice(0, longestDescription);
}

/** Follows a path of escaped names through a schema. */
function nodeAt(schema: unknown, pointer: string): unknown {
  let node = schema;
  for (const segment of pointer.split("/")) {
    if (!isRecord(node)) return undefined;
    node = ownField(node, unescaped(segment));
  }
  return node;
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescaped(segment: string): string {
  return segment.replaceAll("~1", "/").replaceAll("~0", "~");
}
