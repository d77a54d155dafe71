import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { DefinitionFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { bundledFiles } from "../../../../scripts/customResources/bundledFiles.ts";

const kubernetes = new Map(
  ["core.v1", "meta.v1"].map((name) => [
    name,
    JSON.parse(readFileSync(join(schemaFolder, "kubernetes", `${name}.json`), "utf8")) as DefinitionFile,
  ]),
);
const names = (...all: string[]): object => Object.fromEntries(all.map((name) => [name, { type: "string" }]));
const withFields = (...all: string[]): object => ({ type: "object", properties: names(...all) });

function compacted(spec: object, versions: readonly object[] = []): unknown {
  const schema = (inner: object): object => ({
    openAPIV3Schema: { type: "object", properties: { metadata: { type: "object" }, spec: inner } },
  });
  const definition = {
    kind: "CustomResourceDefinition",
    spec: {
      group: "a.example",
      names: { kind: "Thing" },
      versions: [{ name: "v1", served: true, schema: schema(spec) }, ...versions],
    },
  };
  const projects = [{ name: "A", pages: { Thing: "https://a.example/" }, definitions: [definition] }];
  return bundledFiles(projects, kubernetes).get("a.example")?.["Thing"];
}

function specOf(spec: object): unknown {
  return (compacted(spec) as { schema: { properties: { spec: unknown } } }).schema.properties.spec;
}

const v1 = (spec: object, rest: object): object => ({
  schema: { openAPIV3Schema: { type: "object", properties: { metadata: { type: "object" }, spec } } },
  ...rest,
});

describe("The compact definition of a custom resource", () => {
  it("keeps what hovers show, and leaves out the rules of validation and what every object has", () => {
    const spec = {
      type: "object",
      description: "A thing.",
      required: ["size"],
      "x-kubernetes-validations": [{ rule: "true" }],
      properties: {
        size: { type: "integer", format: "int32", minimum: 1, default: 3, description: "How much.\nMore." },
        mode: { type: "string", enum: ["A", "B"], pattern: "^.$", maxLength: 3 },
        list: { type: "array", items: { type: "string" }, maxItems: 3, default: [] },
        map: { type: "object", additionalProperties: { "x-kubernetes-int-or-string": true } },
        open: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
      },
    };
    assert.deepEqual(compacted(spec), {
      project: "A",
      page: "https://a.example/",
      versions: ["v1"],
      schema: {
        properties: {
          spec: {
            description: "A thing.",
            required: ["size"],
            properties: {
              size: { description: "How much. More.", type: "integer", format: "int32", default: 3 },
              mode: { type: "string", enum: ["A", "B"] },
              list: { items: { type: "string" } },
              map: { additionalProperties: { "x-kubernetes-int-or-string": true } },
              open: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
            },
          },
        },
      },
    });
  });

  it("keeps the first sentences of a description, and cuts a long sentence at a word", () => {
    const word = "Abcdefghi ";
    const text = (description: string): unknown =>
      (specOf({ type: "string", description }) as { description: string }).description;
    assert.equal(text("One.\n\nAnother paragraph."), "One.");
    assert.equal(text(`One, e.g. This. Two. ${word.repeat(20)}.`), "One, e.g. This. Two.");
    assert.equal(
      text(`${word.repeat(18)}end. Another ${word.repeat(5)}.`),
      `${word.repeat(18)}end.`,
      "a sentence that is a little long",
    );
    assert.equal(text(word.repeat(50)), `${word.repeat(16).trim()} …`);
    assert.equal(text("Is one of:\n- a\n- b"), "Is one of:");
  });

  it("has names in place of the types of Kubernetes, even of an older Kubernetes with fewer fields", () => {
    const selector = {
      type: "object",
      properties: {
        matchExpressions: { type: "array", items: withFields("key", "operator", "values") },
        matchLabels: { type: "object", additionalProperties: { type: "string" } },
      },
    };
    const embedded = {
      selector: { ...selector, description: "Which pods." },
      tolerations: { type: "array", items: withFields("effect", "key", "operator", "value") },
      secret: { ...withFields("key", "name", "optional"), description: "A key of a Secret." },
      config: { ...withFields("key", "name", "optional"), description: "A key of a ConfigMap." },
      template: {
        type: "object",
        properties: { metadata: withFields("annotations", "labels"), spec: withFields("mine") },
      },
    };
    const { properties } = specOf({ type: "object", properties: embedded }) as { properties: object };
    assert.deepEqual(properties, {
      selector: { description: "Which pods.", $ref: "meta.v1.LabelSelector" },
      tolerations: { items: { $ref: "core.v1.Toleration" } },
      secret: { description: "A key of a Secret.", $ref: "core.v1.SecretKeySelector" },
      config: { description: "A key of a ConfigMap.", $ref: "core.v1.ConfigMapKeySelector" },
      template: {
        properties: {
          metadata: { $ref: "meta.v1.ObjectMeta" },
          spec: { properties: { mine: { type: "string" } } },
        },
      },
    });
  });

  it("leaves alone what only looks like a type of Kubernetes", () => {
    for (const own of [
      withFields("key", "operator", "values", "minValues"),
      withFields("matchLabels"),
      withFields("key", "name", "optional"),
      { type: "object", properties: { matchExpressions: { items: withFields("left") }, matchLabels: {} } },
    ])
      assert.doesNotMatch(JSON.stringify(specOf(own)), /\$ref/);
  });

  it("is that of the newest served version, and names others with the same fields", () => {
    const spec = withFields("a", "b");
    const found = compacted(withFields("b", "a"), [
      v1(spec, { name: "v1beta1", served: true }),
      v1(withFields("a"), { name: "v1alpha1", served: true }),
      v1(spec, { name: "v2", served: false }),
    ]);
    assert.deepEqual((found as { versions: unknown }).versions, ["v1", "v1beta1"]);
  });
});
