import assert from "node:assert/strict";
import { eksctlDefinitions, eksctlKind, type EksctlSchema } from "../../../scripts/eksctlSchema.ts";
import type { FieldSchema } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

const file = (
  root: EksctlSchema,
  more: Record<string, EksctlSchema> = {},
): { $ref: string; definitions: Record<string, EksctlSchema> } => ({
  $ref: "#/definitions/Root",
  definitions: { Root: root, ...more },
});

/** What a field becomes, given the definitions that it may refer to. */
function fieldOf(schema: EksctlSchema, more: Record<string, EksctlSchema> = {}): FieldSchema | undefined {
  return eksctlDefinitions(file({ properties: { field: schema } }, more))["Root"]?.fields?.["field"];
}

describe("eksctlDefinitions", () => {
  it("has the definitions that a document can reach, in the order of their names", () => {
    const found = eksctlDefinitions(
      file(
        { properties: { z: { $ref: "#/definitions/Z" }, list: { items: { $ref: "#/definitions/A" } } } },
        {
          Z: { properties: { root: { $ref: "#/definitions/Root" } }, required: ["root"] },
          A: { properties: {} },
          Unused: { properties: {} },
        },
      ),
    );
    assert.deepEqual(Object.keys(found), ["A", "Root", "Z"]);
    assert.deepEqual(found["Z"], { required: ["root"], fields: { root: { ref: "eksctl.v1alpha5.Root" } } });
  });

  it("refuses a reference that leads nowhere", () => {
    assert.throws(() => fieldOf({ $ref: "#/definitions/Missing" }), /no definition Missing/);
  });

  it("takes the fields of all shapes that a definition may have", () => {
    const found = eksctlDefinitions(
      file(
        { properties: { type: { type: "string" } }, oneOf: [{ $ref: "#/definitions/Shape" }] },
        { Shape: { properties: { url: { type: "string" } } } },
      ),
    );
    assert.deepEqual(Object.keys(found), ["Root"]);
    assert.deepEqual(Object.keys(found["Root"]?.fields ?? {}).sort(), ["type", "url"]);
  });

  const types: [what: string, definition: EksctlSchema, name: string, type: FieldSchema][] = [
    ["a string", { type: "string" }, "Mode", { type: "string" }],
    ["an ARN", {}, "aws|arn.ARN", { type: "string" }],
    [
      "a list",
      { type: "array", items: { type: "integer" } },
      "Many",
      { type: "array", items: { type: "integer" } },
    ],
    [
      "a map of anything",
      { type: "object", additionalProperties: {} },
      "Any",
      { type: "object", values: {} },
    ],
  ];
  for (const [what, definition, name, type] of types) {
    it(`puts ${what} in the place of its name`, () => {
      assert.deepEqual(fieldOf({ $ref: `#/definitions/${name}` }, { [name]: definition }), type);
    });
  }

  const texts: [what: string, written: string, text: string | undefined][] = [
    ["keeps a text", "the AWS region", "the AWS region"],
    ["takes the address of a page out of its link", "see [b](https://x.y/z).", "see b (https://x.y/z)."],
    [
      "drops a pointer to a former page",
      "keyed by AZ. See [this](/examples/x/) as well as [that](/u/).",
      "keyed by AZ.",
    ],
    ["drops one in brackets", "Types of logging (see [docs](/usage/x/#y)).", "Types of logging"],
    ["has nothing left of a pointer alone", "See [CloudWatch support](/usage/x/)", undefined],
    ["drops the address of a former page", "Limit [nodes to AZs](/usage/x) here", "Limit nodes to AZs here"],
  ];
  for (const [what, written, text] of texts) {
    it(what, () => assert.equal(fieldOf({ description: written })?.description, text));
  }

  it("takes the text about the type where the field has none", () => {
    const more = { Named: { properties: {}, description: "about the type" } };
    assert.equal(fieldOf({ $ref: "#/definitions/Named" }, more)?.description, "about the type");
    const own = { $ref: "#/definitions/Named", description: "own" };
    assert.equal(fieldOf(own, more)?.description, "own");
  });

  it("gives each allowed value its text", () => {
    const description =
      'Kind. Valid variants are: `"a"` is one, `"b"` is two (default), `"c"`: the third., `"d"` `"e"`.';
    const found = fieldOf({ type: "string", enum: ["a", "b", "c", "d", "e"], description });
    assert.deepEqual(found, {
      type: "string",
      enum: { a: "is one", b: "is two", c: "the third", d: "", e: "" },
      description: "Kind.",
    });
  });

  it("gives the values of a list's items theirs", () => {
    const items = { type: "string", enum: ["x"] };
    const found = fieldOf({ type: "array", items, description: 'Valid entries are: `"x"` is it.' });
    assert.deepEqual(found, { type: "array", items: { type: "string", enum: { x: "is it" } } });
  });

  const defaults: [type: string, written: unknown, value: unknown][] = [
    ["boolean", "false", false],
    ["boolean", "true", true],
    ["boolean", true, true],
    ["integer", 80, 80],
    ["string", "Single", "Single"],
    ["object", "{}", undefined],
    ["array", [], undefined],
  ];
  for (const [type, written, value] of defaults) {
    it(`has the default ${String(value)} for ${JSON.stringify(written)}`, () => {
      assert.equal(fieldOf({ type, default: written })?.default, value);
    });
  }
});

describe("eksctlKind", () => {
  it("reads apiVersion and kind from what they may be", () => {
    const root = { properties: { apiVersion: { enum: ["a/v1"] }, kind: { enum: ["Root"] } } };
    const expected = { apiVersion: "a/v1", kind: "Root", definition: "eksctl.v1alpha5.Root" };
    assert.deepEqual(eksctlKind(file(root)), expected);
  });

  it("refuses a schema that does not say them", () => {
    assert.throws(() => eksctlKind(file({ properties: {} })), /no apiVersion and kind/);
  });
});
