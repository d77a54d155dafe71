import type { Definition, FieldSchema, FieldType } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { byBytes } from "../print/goOrder.ts";
import { wordWrap } from "../print/wordWrap.ts";
import { type DefinitionOf, innerDefinition } from "../../explain/fields/fieldAtPath.ts";

/** What is shown of the values of a field where it is one of many. */
const mostValues = 4;

/**
 * What is said of a field or of a whole kind, with the fields below it. (kubectl `explain/v2/templates/plaintext.tmpl`)
 *
 * @param name of the field; undefined for the kind
 */
export async function explanationText(
  name: string | undefined,
  schema: FieldSchema,
  definitionOf: DefinitionOf,
): Promise<string> {
  const head =
    name === undefined
      ? ""
      : `FIELD: ${name} <${await typeText(schema, definitionOf)}>\n${valuesBelow(schema)}\n\n`;
  const descriptions = await descriptionsOf(schema, definitionOf);
  const text = descriptions.map((each) => `${each}\n`).join("") || "<empty>";
  const fields = await fieldsOf(schema, definitionOf);
  return `${head}DESCRIPTION:\n${indented(wordWrap(text, 76), 4)}\n${fields === "" ? "" : `FIELDS:\n${fields}`}`;
}

/** The field's own description, then that of what it holds. */
async function descriptionsOf(schema: FieldSchema, definitionOf: DefinitionOf): Promise<string[]> {
  const description = ownDescription(schema);
  const held = schema.items ?? schema.values;
  const below = held ? await descriptionsOf(held, definitionOf) : [];
  const own = schema.ref === undefined ? undefined : await definitionOf(schema.ref);
  return [description, own?.description, ...below].filter(
    (each) => each !== undefined && each !== "",
  ) as string[];
}

async function fieldsOf(type: FieldType, definitionOf: DefinitionOf): Promise<string> {
  const { fields = {}, required = [] } = (await innerDefinition(type, definitionOf))?.definition ?? {};
  const lines = Object.entries(fields)
    .sort(([a], [b]) => byBytes(a, b))
    .map(async ([name, schema]) => {
      const mark = required.includes(name) ? " -required-" : "";
      const text = ownDescription(schema) || "<no description>";
      return `  ${name}\t<${await typeText(schema, definitionOf)}>${mark}${valuesLine(schema)}\n${indented(wordWrap(text, 76), 4)}\n\n`;
    });
  return (await Promise.all(lines)).join("");
}

/** `string`, `[]Container`, `map[string]string`. */
async function typeText(type: FieldType, definitionOf: DefinitionOf): Promise<string> {
  if (type.items) return `[]${await typeText(type.items, definitionOf)}`;
  if (type.values) return `map[string]${await typeText(type.values, definitionOf)}`;
  if (type.ref !== undefined) {
    const definition: Definition | undefined = await definitionOf(type.ref);
    const isObject = definition?.type === undefined || definition.type === "object";
    return isObject ? (type.ref.split(".").at(-1) ?? "Object") : definition.type;
  }
  return type.type === undefined || type.type === "object" ? "Object" : type.type;
}

/** API servers list the values that they know of below a description. */
function ownDescription({ description = "", enum: values = {} }: FieldSchema): string {
  const lines = Object.entries(values).map(
    ([value, text]) => `\n - \`${JSON.stringify(value)}\`${text === "" ? "" : ` ${text}`}`,
  );
  if (lines.length === 0) return description;
  return `${description}\n\nPossible enum values:${lines.join("")}`;
}

function valuesOf({ enum: values = {} }: FieldSchema): string[] {
  return Object.keys(values).map((value) => (value === "" ? '""' : value));
}

function valuesLine(schema: FieldSchema): string {
  const values = valuesOf(schema);
  if (values.length === 0) return "";
  const more = values.length > mostValues ? ", ...." : "";
  return `\n  enum: ${values.slice(0, mostValues).join(", ")}${more}`;
}

function valuesBelow(schema: FieldSchema): string {
  const values = valuesOf(schema);
  return values.length === 0 ? "" : `ENUM:${values.map((value) => `\n    ${value}`).join("")}`;
}

function indented(text: string, amount: number): string {
  const pad = " ".repeat(amount);
  return pad + text.replaceAll("\n", `\n${pad}`);
}
