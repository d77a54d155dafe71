import type { Definition, FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** A schema in eksctl's `schema.json` (JSON Schema draft 7), limited to the parts in use. */
export interface EksctlSchema {
  description?: string;
  type?: string;
  $ref?: string;
  oneOf?: EksctlSchema[];
  items?: EksctlSchema;
  additionalProperties?: EksctlSchema | boolean;
  properties?: Record<string, EksctlSchema>;
  required?: string[];
  default?: unknown;
  enum?: string[];
}

/** The whole file: its definitions, and the root definition of a document. */
export interface EksctlSchemaFile {
  $ref: string;
  definitions: Record<string, EksctlSchema>;
}

/** The prefix of a definition's name in the field data: `eksctl.v1alpha5.ClusterConfig`. */
export const eksctlPackage = "eksctl.v1alpha5";

/** Returns the definitions reachable from a document, in the format of the Kubernetes field data. */
export function eksctlDefinitions(file: EksctlSchemaFile): Record<string, Definition> {
  const found = new Map<string, Definition>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    const reader = new DefinitionReader(file.definitions);
    found.set(name, reader.read(name));
    reader.references.forEach(visit);
  };
  visit(nameIn(file.$ref));
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The apiVersion and kind of documents. */
export function eksctlKind(file: EksctlSchemaFile): { apiVersion: string; kind: string; definition: string } {
  const definition = nameIn(file.$ref);
  const fields = file.definitions[definition]?.properties;
  const [apiVersion] = fields?.["apiVersion"]?.enum ?? [];
  const [kind] = fields?.["kind"]?.enum ?? [];
  if (!apiVersion || !kind) throw new Error("The schema names no apiVersion and kind.");
  return { apiVersion, kind, definition: `${eksctlPackage}.${definition}` };
}

const nameIn = (ref: string): string => ref.slice("#/definitions/".length);

class DefinitionReader {
  /** Names of the definitions that the current one refers to. */
  readonly references = new Set<string>();
  private readonly definitions: Readonly<Record<string, EksctlSchema>>;

  constructor(definitions: Readonly<Record<string, EksctlSchema>>) {
    this.definitions = definitions;
  }

  read(name: string): Definition {
    const { properties = {}, required = [], oneOf = [] } = this.schemaOf(name);
    // An identity provider has one of several shapes, whose fields are all written in the same place.
    const shapes = oneOf.map((each) => (each.$ref ? this.schemaOf(nameIn(each.$ref)) : each).properties);
    const fields = Object.entries(Object.assign({}, ...shapes, properties) as Record<string, EksctlSchema>);
    return {
      ...(required.length > 0 && { required }),
      fields: Object.fromEntries(fields.map(([field, schema]) => [field, this.fieldOf(schema)])),
    };
  }

  private fieldOf(schema: EksctlSchema): FieldSchema {
    const type = this.typeOf(schema);
    const described = schema.description ?? (schema.$ref && this.schemaOf(nameIn(schema.$ref)).description);
    const { text, values } = readDescription(described ?? "");
    const allowed = (names: readonly string[]): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, values.get(name) ?? ""]));
    const theDefault = defaultOf(schema);
    return {
      ...type,
      ...(schema.enum && { enum: allowed(schema.enum) }),
      ...(schema.items?.enum && { items: { ...type.items, enum: allowed(schema.items.enum) } }),
      ...(text && { description: text }),
      ...(theDefault !== undefined && { default: theDefault }),
    };
  }

  /** Resolves a definition without fields, which is an alias of a string, a list or a map. */
  private typeOf(schema: EksctlSchema): FieldType {
    if (schema.$ref) {
      const name = nameIn(schema.$ref);
      const target = this.schemaOf(name);
      // An ARN is a struct in eksctl's Go code and a string in its files.
      if (name.endsWith(".ARN")) return { type: "string" };
      if (!target.properties && !target.oneOf) return this.typeOf(target);
      this.references.add(name);
      return { ref: `${eksctlPackage}.${name}` };
    }
    const values = schema.additionalProperties;
    return {
      ...(schema.type && { type: schema.type }),
      ...(schema.items && { items: this.typeOf(schema.items) }),
      ...(typeof values === "object" && { values: this.typeOf(values) }),
    };
  }

  private schemaOf(name: string): EksctlSchema {
    const schema = this.definitions[name];
    if (!schema) throw new Error(`The schema has no definition ${name}.`);
    return schema;
  }
}

/** The schema writes booleans as text too, and `{}` for a map that is empty unless it is filled. */
function defaultOf({ type, default: value }: EksctlSchema): FieldSchema["default"] {
  if (type === "boolean" && typeof value === "string") return value === "true";
  const isPlain = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return isPlain && value !== "{}" ? value : undefined;
}

/** The list of values that eksctl's documentation generator appends to a description. */
const valueList = /\s*Valid (?:variants|entries) are: (`".*)$/s;

/** A reference to pages of eksctl's former site, which have moved. */
const formerPages =
  /\s*\(?(?:For information and examples s|S|s)ee \[[^\]]*\]\(\/[^)]*\)(?: (?:and|as well as) \[[^\]]*\]\(\/[^)]*\))?\)?\.?/g;

/** Splits a description into its text without Markdown links and the description of each value. */
function readDescription(description: string): { text: string; values: ReadonlyMap<string, string> } {
  const values = new Map<string, string>();
  const [, list = ""] = valueList.exec(description) ?? [];
  for (const [, value = "", text = ""] of list.matchAll(/`"([^"]+)"`([^`]*)/g))
    values.set(value, text.replace(/\s*\(default\).*/s, "").replace(/^[\s:]+|[\s,.]+$/g, ""));
  const text = description
    .replace(valueList, "")
    .replace(formerPages, "")
    .replace(/\[([^\]]*)\]\(\/[^)]*\)/g, "$1")
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1 ($2)")
    .replace(/ +\./g, ".")
    .trim();
  return { text, values };
}
