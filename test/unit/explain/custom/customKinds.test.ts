import assert from "node:assert/strict";
import { type CustomKind, firstThatKnows } from "../../../../src/explain/custom/customKind.ts";
import { definitionsIn, kindsInOpenApi } from "../../../../src/explain/custom/definitionsIn.ts";
import type { Explanation } from "../../../../src/explain/explanation.ts";
import { Explainer } from "../../../../src/explain/explainer.ts";
import { explanationMarkdown, typeName } from "../../../../src/explain/explanationMarkdown.ts";
import { escapeForeign } from "../../../../src/explain/escapeMarkdown.ts";
import { fieldPath, readSchemaFile } from "../explained.ts";

const schema = {
  type: "object",
  description: "A certificate to be *issued*.",
  properties: {
    spec: {
      type: "object",
      description: "What the certificate is for.",
      required: ["secretName"],
      properties: {
        secretName: { type: "string", description: "Secret that receives the key." },
        duration: { type: "string", format: "duration", default: "2160h" },
        renewBefore: { type: "string", enum: ["a", "b", 3] },
        dnsNames: { type: "array", items: { type: "string" }, description: "Host names." },
        issuerRefs: { type: "array", items: { type: "object", properties: { name: { type: "string" } } } },
        labels: { type: "object", additionalProperties: { type: "string" } },
        byName: {
          type: "object",
          additionalProperties: { type: "object", properties: { size: { type: "integer" } } },
        },
        port: { "x-kubernetes-int-or-string": true },
        "a/b~c": { type: "object", properties: { deep: { type: "boolean" } } },
        pod: {
          type: "object",
          "x-kubernetes-embedded-resource": true,
          "x-kubernetes-preserve-unknown-fields": true,
        },
        constructor: { type: "string", description: "A field with a name from JavaScript." },
      },
    },
    metadata: { type: "object" },
  },
};
const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "certificates.example.com" },
  spec: {
    group: "example.com",
    names: { kind: "Certificate", plural: "certificates" },
    versions: [
      { name: "v1", schema: { openAPIV3Schema: schema } },
      { name: "v1alpha1", schema: { openAPIV3Schema: { type: "object" } } },
      { name: "v0" },
    ],
  },
};
const kinds = definitionsIn(definition);
const find = (all: readonly CustomKind[]) => (type: { apiVersion: string; kind: string }) =>
  Promise.resolve(all.find(({ apiVersion, kind }) => apiVersion === type.apiVersion && kind === type.kind));

async function explained(
  path: string,
  {
    type = "example.com/v1 Certificate",
    known = kinds,
  }: { type?: string; known?: readonly CustomKind[] } = {},
): Promise<Explanation | undefined> {
  const [apiVersion, kind] = type.split(" ");
  const explainer = new Explainer(readSchemaFile, "en", { findCustomKind: find(known) });
  return explainer.explain({ type: { apiVersion, kind }, path: fieldPath(path) });
}

describe("A custom resource", () => {
  for (const [path, type, description] of [
    ["spec", "object", "What the certificate is for."],
    ["spec.issuerRefs", "list of object", undefined],
    ["spec.byName", "map of string to object", undefined],
    ["spec.secretName", "string", "Secret that receives the key."],
    ["spec.dnsNames", "list of string", "Host names."],
    ["spec.dnsNames[1]", "string", "Host names."],
    ["spec.issuerRefs[0].name", "string", undefined],
    ["spec.labels.team", "string", undefined],
    ["spec.byName.x.size", "integer", undefined],
    ["spec['a/b~c'].deep", "boolean", undefined],
    ["spec.constructor", "string", "A field with a name from JavaScript."],
    ["spec.pod.metadata.name", "string", undefined],
  ] as const)
    it(`is explained from its definition: ${path}`, async () => {
      const found = await explained(path);
      assert.ok(found, "it is not explained");
      assert.equal(typeName(found.type), type);
      if (description !== undefined) assert.equal(found.schema.description, description);
      assert.equal(found.source, "custom");
    });

  it("says what is required, the default, the allowed values, and whose words it shows", async () => {
    const [secret, duration, renew] = await Promise.all(
      ["spec.secretName", "spec.duration", "spec.renewBefore"].map((path) => explained(path)),
    );
    assert.ok(secret && duration && renew);
    const shown = explanationMarkdown(secret);
    assert.match(
      shown,
      /^\*\*spec\.secretName\*\* · `string` · required {2}\nCertificate · example\.com\/v1/,
    );
    assert.match(
      shown,
      /\*From the definition of the custom resource:\*\n\nSecret that receives the key\\\.$/,
    );
    assert.match(explanationMarkdown(duration), /default `2160h`/);
    assert.match(explanationMarkdown(renew), /- `3`\n- `a`\n- `b`$/);
  });

  it("has the metadata of every object, and our words for it", async () => {
    for (const known of [kinds, []]) {
      const labels = await explained("metadata.labels", { known });
      assert.match(labels?.written ?? "", /./);
      assert.match(labels?.page ?? "", /object-meta/);
    }
  });

  it("is silent on a field that its definition does not have, and on all but metadata without a definition", async () => {
    assert.equal(await explained("spec.nothing"), undefined);
    assert.equal(await explained("spec.secretName", { known: [] }), undefined);
    assert.equal(await explained("spec", { type: "example.com/v2 Certificate" }), undefined);
  });

  it("tells of the kind in the definition's words", async () => {
    const kind = await explained("kind");
    assert.equal(kind?.written, undefined);
    assert.match(explanationMarkdown(kind ?? assert.fail()), /A certificate to be \\\*issued\\\*\\\./);
  });

  it("cannot bring a link, a command, an image, or HTML into a hover", async () => {
    const bad = "[x](command:rm) ![i](http://a/b.png) <img src=x> https://a.example `code` *a* [r]: http://a";
    const nasty = {
      ...schema,
      description: bad,
      properties: { spec: { type: "string", description: bad, enum: [bad], default: "`[a](command:b)" } },
    };
    const known = [{ apiVersion: "example.com/v1", kind: "Certificate", schema: nasty }];
    for (const path of ["spec", "kind"]) {
      const text = explanationMarkdown((await explained(path, { known })) ?? assert.fail());
      const outside = text.replaceAll(/(`+)(?:(?!\1)[\s\S])*\1/g, "").replaceAll(/\\[!-/:-@[-`{-~]/g, "");
      assert.doesNotMatch(outside, /\[[^\]]*\]\(|<img|!\[|https?:\/\//, text);
    }
  });

  for (const [name, data] of Object.entries({
    nothing: undefined,
    text: "x",
    "a list": [],
    "properties that are text": { properties: "x" },
    "a property that is null": { properties: { spec: null } },
    "a property that is a list": { properties: { spec: [] } },
    "allowed values that are a map": { properties: { spec: { enum: {} } } },
    "a description that is a number": { properties: { spec: { description: 3, type: 4 } } },
    "a field called __proto__": JSON.parse(
      '{"properties":{"__proto__":{"type":"string"},"spec":{}}}',
    ) as unknown,
  }))
    it(`may have any schema: ${name}`, async () => {
      const known = [{ apiVersion: "example.com/v1", kind: "Certificate", schema: data }];
      for (const path of ["spec", "metadata.name", "kind", "__proto__", "spec.a.b[0]"]) {
        const found = await explained(path, { known });
        if (found) explanationMarkdown(found);
      }
    });

  for (const [text, expected] of [
    ["see `spec.a` and *b*", "see `spec.a` and \\*b\\*"],
    ["a ` b\n c `[x](y)` d", "a \\` b\n c \\`\\[x\\]\\(y\\)\\` d"],
    ["``[x](y)`", "\\`\\`\\[x\\]\\(y\\)\\`"],
    ["https://a.example/b", "https\\:\\/\\/a\\.example\\/b"],
    ["me@a.example", "me\\@a\\.example"],
  ] as const)
    it(`has its description escaped, with code where it is clear: ${text.replaceAll("\n", " ")}`, () => {
      assert.equal(escapeForeign(text), expected);
    });

  it("never makes a name into a path of a file", async () => {
    const asked: string[] = [];
    const explainer = new Explainer((name) => (asked.push(name), readSchemaFile(name)), "en", {
      findCustomKind: find([{ apiVersion: "example.com/v1", kind: "../../x", schema }]),
    });
    await explainer.explain({
      type: { apiVersion: "example.com/v1", kind: "../../x" },
      path: ["spec", "secretName"],
    });
    await explainer.explain({ type: { apiVersion: "example.com/v1", kind: "../../x" }, path: ["kind"] });
    assert.ok(
      asked.every((name) => !name.includes("..")),
      asked.join(),
    );
  });
});

describe("The definitions of custom resources", () => {
  it("are found in each version that has a schema", () => {
    assert.deepEqual(
      kinds.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`),
      ["example.com/v1 Certificate", "example.com/v1alpha1 Certificate"],
    );
  });

  it("may have one schema for all versions, as before Kubernetes 1.22", () => {
    const { group, names } = definition.spec;
    const old = {
      ...definition,
      spec: { group, names, version: "v1beta1", validation: { openAPIV3Schema: schema } },
    };
    assert.deepEqual(definitionsIn(old), [
      { apiVersion: "example.com/v1beta1", kind: "Certificate", schema, names: ["certificates"] },
    ]);
  });

  it("are in no other object", () => {
    for (const other of [
      undefined,
      null,
      [],
      "x",
      { kind: "Pod" },
      { kind: "CustomResourceDefinition" },
      { kind: "CustomResourceDefinition", spec: [] },
    ])
      assert.deepEqual(definitionsIn(other), []);
  });

  it("are found in what an API server publishes", () => {
    const type = { group: "example.com", version: "v1", kind: "Certificate" };
    const of = (types: unknown): unknown => ({
      components: { schemas: { x: { ...schema, "x-kubernetes-group-version-kind": types } } },
    });
    assert.deepEqual(
      kindsInOpenApi(of([type])).map(({ apiVersion, kind }) => [apiVersion, kind]),
      [["example.com/v1", "Certificate"]],
    );
    for (const other of [of([type, type]), of({}), of([3]), {}, { components: { schemas: [] } }, undefined])
      assert.deepEqual(kindsInOpenApi(other), []);
  });

  it("come from the first who knows the kind, whoever fails before", async () => {
    const errors: unknown[] = [];
    const failing = () => Promise.reject(new Error("gone"));
    const all = firstThatKnows([failing, find([]), find(kinds)], (error) => errors.push(error));
    assert.equal((await all({ apiVersion: "example.com/v1", kind: "Certificate" }))?.schema, schema);
    assert.equal(await all({ apiVersion: "example.com/v1", kind: "Other" }), undefined);
    assert.equal(errors.length, 2);
  });
});
