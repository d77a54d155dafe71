import type {
  Definition,
  DefinitionFile,
  FieldSchema,
  KindIndex,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** The generated schemas of one version of Kubernetes. */
export interface SchemaSet {
  readonly kinds: KindIndex;
  /** Files by name, such as `core.v1`. */
  readonly files: ReadonlyMap<string, DefinitionFile>;
}

/**
 * The changes between two versions, one per line: kinds, fields, allowed values, and fields with another type, default,
 * or merge rule. `+` marks an addition, `-` a removal, and `~` a change.
 */
export function schemaChanges(before: SchemaSet, after: SchemaSet): string[] {
  return [
    ...differences("kind", kindsOf(before.kinds), kindsOf(after.kinds)),
    ...differences("field", fieldsOf(before), fieldsOf(after)),
    ...differences("value", valuesOf(before), valuesOf(after)),
  ];
}

/** @param before the compared values by name; undefined values compare only the names */
function differences(
  what: string,
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    if (old === now) return [];
    if (old === undefined) return [`+ ${what} ${name}`];
    return now === undefined ? [`- ${what} ${name}`] : [`~ ${what} ${name}: ${old} → ${now}`];
  });
}

function kindsOf(index: KindIndex): Map<string, string> {
  return new Map(
    Object.entries(index).flatMap(([apiVersion, kinds]) =>
      Object.keys(kinds).map((kind): [string, string] => [`${apiVersion} ${kind}`, ""]),
    ),
  );
}

function fieldsOf(schemas: SchemaSet): Map<string, string> {
  return new Map(allFields(schemas).map(([name, field]) => [name, JSON.stringify(field, withoutTexts)]));
}

/** Omits descriptions, which change with each version, and allowed values, which are compared separately. */
function withoutTexts(name: string, value: unknown): unknown {
  return name === "description" || name === "enum" ? undefined : value;
}

function valuesOf(schemas: SchemaSet): Map<string, string> {
  return new Map(
    allFields(schemas).flatMap(([name, field]) =>
      Object.keys(field.enum ?? field.items?.enum ?? {}).map((value): [string, string] => [
        `${name}=${value}`,
        "",
      ]),
    ),
  );
}

/** All fields of all definitions by path, such as `core.v1.PodSpec.containers`. */
function allFields({ files }: SchemaSet): [string, FieldSchema][] {
  return [...files].flatMap(([file, definitions]) =>
    Object.entries<Definition>(definitions).flatMap(([name, { fields = {} }]) =>
      Object.entries(fields).map(([field, schema]): [string, FieldSchema] => [
        `${file}.${name}.${field}`,
        schema,
      ]),
    ),
  );
}
