import assert from "node:assert/strict";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { typeName } from "../../../src/explain/explanationMarkdown.ts";
import { explained, readSchemaFile } from "./explained.ts";
import { generatedSchemas } from "./generatedSchemas.ts";
import {
  type PublishedOpenApi,
  type PublishedSchema,
  publishedOpenApi,
  refOf,
} from "../../../scripts/kubernetes/publishedOpenApi.ts";

/** A field of a kind, and what the OpenAPI files say of it. */
interface Field {
  readonly path: readonly (string | number)[];
  readonly schema: PublishedSchema;
  readonly required: boolean;
}

/** Every field of every definition that is reachable from a kind, each definition once. */
function* fieldsBelow({ schemas }: Pick<PublishedOpenApi, "schemas">, root: string): Generator<Field> {
  const seen = new Set<string>();
  const visit = function* (schema: PublishedSchema, path: readonly (string | number)[]): Generator<Field> {
    const ref = refOf(schema);
    if (ref !== undefined && seen.has(ref)) return;
    if (ref !== undefined) seen.add(ref);
    const target = ref === undefined ? schema : schemas.get(ref);
    assert.ok(target, `${ref ?? "a schema"} is missing in the OpenAPI files`);
    if (target.items) yield* visit(target.items, [...path, 0]);
    if (typeof target.additionalProperties === "object")
      yield* visit(target.additionalProperties, [...path, "some.key"]);
    for (const [name, property] of Object.entries(target.properties ?? {})) {
      const field = [...path, name];
      yield { path: field, schema: property, required: target.required?.includes(name) ?? false };
      yield* visit(property, field);
    }
  };
  yield* visit({ $ref: `#/components/schemas/${root}` }, []);
}

/** The type of a field as the hover has to call it, out of the OpenAPI files. */
function expectedType(schema: PublishedSchema): string {
  const ref = refOf(schema);
  if (ref !== undefined) return ref.slice(ref.lastIndexOf(".") + 1).replace(/^(JSONSchemaProps)Or.*/, "$1");
  if (schema.items) return `list of ${expectedType(schema.items)}`;
  if (typeof schema.additionalProperties === "object")
    return `map of string to ${expectedType(schema.additionalProperties)}`;
  return schema.type ?? "any value";
}

describe("Every field of every built-in kind", function () {
  this.timeout(60_000);
  const openApi = publishedOpenApi();

  it("is explained with its type, its text and a page", async () => {
    const source = openApi ?? generatedSchemas();
    const wrong: string[] = [];
    let checked = 0;
    for (const [type, root] of source.kinds) {
      for (const { path, schema, required } of fieldsBelow(source, root)) {
        const isType = path.length === 1 && (path[0] === "kind" || path[0] === "apiVersion");
        const found = await explained(type, path);
        const facts = found && {
          type: typeName(found.type).replace(/ \((?:byte|date-time)\)$/, ""),
          required: found.required,
          text: path[0] === "kind" ? undefined : found.schema.description,
          page: (found.page ?? "").startsWith("https://kubernetes.io/docs/reference/kubernetes-api/"),
        };
        const expected = {
          type: expectedType(schema),
          required: required || isType,
          text: path[0] === "kind" ? undefined : schema.description,
          page: true,
        };
        if (JSON.stringify(facts) !== JSON.stringify(expected))
          wrong.push(`${type} ${path.join(".")}: ${JSON.stringify(facts)} != ${JSON.stringify(expected)}`);
        checked++;
      }
    }
    assert.deepEqual(wrong.slice(0, 10), [], `${wrong.length} fields are wrong`);
    assert.ok(checked > 20_000, `only ${checked} fields were checked`);
  });

  it("has its kind in the index of kinds", async function () {
    if (!openApi) return this.skip();
    const index = JSON.parse((await readSchemaFile("kubernetes/kinds.json")) ?? "") as KindIndex;
    const indexed = Object.entries(index).flatMap(([version, kinds]) =>
      Object.keys(kinds).map((kind) => `${version} ${kind}`),
    );
    assert.deepEqual(indexed.sort(), [...openApi.kinds.keys()].sort());
  });
});
