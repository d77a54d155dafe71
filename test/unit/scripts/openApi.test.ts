import assert from "node:assert/strict";
import {
  definitionOf,
  enumOf,
  kindsOf,
  type OpenApiSchema,
  shortName,
} from "../../../scripts/kubernetes/openApi.ts";

/** The default of a field, as generated from its schema. */
function defaultOf(schema: OpenApiSchema, values: readonly string[] = [], required: string[] = []): unknown {
  const enums = values.length > 0 ? { field: Object.fromEntries(values.map((value) => [value, ""])) } : {};
  return definitionOf({ properties: { field: schema }, required }, enums).fields?.["field"]?.default;
}

describe("shortName", () => {
  const names: [string, string][] = [
    ["io.k8s.api.core.v1.Pod", "core.v1.Pod"],
    ["io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta", "meta.v1.ObjectMeta"],
    ["io.k8s.apimachinery.pkg.api.resource.Quantity", "resource.Quantity"],
    ["io.k8s.apimachinery.pkg.util.intstr.IntOrString", "intstr.IntOrString"],
    ["io.k8s.apimachinery.pkg.runtime.RawExtension", "runtime.RawExtension"],
    ["io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService", "apiregistration.v1.APIService"],
    ["io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSON", "apiextensions.v1.JSON"],
  ];
  for (const [id, expected] of names) it(id, () => assert.equal(shortName(id), expected));
});

describe("kindsOf", () => {
  it("writes the core group without a name", () => {
    const types = (group: string): OpenApiSchema => ({
      "x-kubernetes-group-version-kind": [{ group, version: "v1", kind: "A" }],
    });
    assert.deepEqual(kindsOf(types("")), [{ apiVersion: "v1", kind: "A" }]);
    assert.deepEqual(kindsOf(types("apps")), [{ apiVersion: "apps/v1", kind: "A" }]);
  });

  it("leaves out what many groups have, and what is no kind", () => {
    const type = { group: "", version: "v1", kind: "DeleteOptions" };
    assert.deepEqual(kindsOf({ "x-kubernetes-group-version-kind": [type, { ...type, group: "apps" }] }), []);
    assert.deepEqual(kindsOf({}), []);
  });
});

describe("definitionOf", () => {
  it("follows references, of fields, items and values", () => {
    const $ref = "#/components/schemas/io.k8s.api.core.v1.Container";
    const properties = {
      one: { allOf: [{ $ref }], default: {} },
      list: { type: "array", items: { allOf: [{ $ref }] } },
      map: { type: "object", additionalProperties: { $ref } },
    };
    assert.deepEqual(definitionOf({ properties }, {}).fields, {
      one: { ref: "core.v1.Container" },
      list: { type: "array", items: { ref: "core.v1.Container" } },
      map: { type: "object", values: { ref: "core.v1.Container" } },
    });
  });

  it("takes the schema where a custom resource may have a schema or something else", () => {
    const of = (name: string): string | undefined => {
      const $ref = `#/components/schemas/io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.${name}`;
      return definitionOf({ properties: { field: { $ref } } }, {}).fields?.["field"]?.ref;
    };
    for (const name of ["JSONSchemaPropsOrArray", "JSONSchemaPropsOrBool", "JSONSchemaPropsOrStringArray"])
      assert.equal(of(name), "apiextensions.v1.JSONSchemaProps");
    assert.equal(of("JSON"), "apiextensions.v1.JSON");
  });

  it("gives each allowed value its text, on a list to the items", () => {
    const description = 'Which.\n\nPossible enum values:\n - `"A"` the first.\n - `"B"`';
    const model = {
      properties: {
        one: { description, enum: ["A", "B", "C"] },
        list: { description, items: { enum: ["A"] } },
      },
    };
    const texts = { A: "the first.", B: "", C: "" };
    assert.deepEqual(enumOf(model), { one: texts, list: { A: "the first." } });
    const properties = { one: { type: "string" }, list: { type: "array", items: { type: "string" } } };
    assert.deepEqual(definitionOf({ properties }, enumOf(model)).fields, {
      one: { type: "string", enum: texts },
      list: { type: "array", items: { type: "string", enum: { A: "the first." } } },
    });
  });
});

describe("The default of a field", () => {
  const integers: [string, unknown][] = [
    ["Number of pods. Defaults to 1.", 1],
    ["Default to 10 seconds. Minimum value is 1.", 10],
    ["Defaults to 600s.", 600],
    ["It defaults to 1 pod.  minReplicas is allowed to be 0", 1],
    ["If unset, defaults to 0. Replica", 0],
    ["The default value is 10.", 10],
    ["This field has a default value of 64.", 64],
    ["it will be defaulted to 50.", 50],
    ["Defaults to 0 (pod is available at once)", 0],
    ["Defaults to 6, unless backoffLimitPerIndex is given. Then backoffLimit defaults to 2147483647.", 6],
    ["Default to 443 for backward compatibility.", 443],
    ["over the default 0-indexed names. If unset, defaults to 3.", 3],
    ["If not specified, defaults to 0777. This might", "0777"],
    ["Defaults to 1 hour and must be at least 10 minutes.", undefined],
    ["Defaults to user specified in image metadata if unspecified.", undefined],
    ["this doesn't default to any value and is never evaluated", undefined],
    ["Some other text.", undefined],
  ];
  for (const [description, expected] of integers)
    it(`${description} → ${String(expected)}`, () =>
      assert.equal(defaultOf({ type: "integer", description }), expected));

  const words: [string, unknown][] = [
    ['Defaults to "Allow".', "Allow"],
    ["Default is Allow.", "Allow"],
    ['- "Allow" (default): allows; - "Forbid": forbids', "Allow"],
    ["It can be `Forbid` or `Allow` (default).", "Allow"],
    ['The default value, "Allow", uses the standard', "Allow"],
    ["Defaults to Allow if unset.", "Allow"],
    ["Defaults to Allow if :latest tag is specified, or Forbid otherwise.", undefined],
    ["Allow (default for manually created volumes), Forbid (default for others)", undefined],
    ["Defaults to Other.", undefined],
    ["Defaults to constructor.", undefined],
  ];
  for (const [description, expected] of words)
    it(`${description} → ${String(expected)}`, () =>
      assert.equal(defaultOf({ type: "string", description }, ["Allow", "Forbid"]), expected));

  it("is the schema's own before the description's, unless that is Go's zero value", () => {
    assert.equal(defaultOf({ type: "integer", default: 5, description: "Defaults to 1." }), 5);
    assert.equal(defaultOf({ type: "integer", default: 0, description: "Defaults to 1." }), 1);
    assert.equal(defaultOf({ type: "string", default: "" }), undefined);
    assert.equal(defaultOf({ type: "object", default: {} }), undefined);
  });

  it("may be false, a percentage, and is none where the field is required", () => {
    const $ref = "#/components/schemas/io.k8s.apimachinery.pkg.util.intstr.IntOrString";
    assert.equal(defaultOf({ type: "boolean", description: "Defaults to false (read/write)." }), false);
    assert.equal(defaultOf({ $ref, description: "Defaults to 25%. Example: 30%." }), "25%");
    assert.equal(defaultOf({ type: "integer", description: "Defaults to 1." }, [], ["field"]), undefined);
  });
});

describe("definitionOf, for what is merged not as usual", () => {
  const mergeOf = (schema: OpenApiSchema): unknown =>
    definitionOf({ properties: { field: schema } }, {}).fields?.["field"]?.merge;

  it("keeps how lists are merged by an apply and by a patch", () => {
    const ports: OpenApiSchema = {
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["port", "protocol"],
      "x-kubernetes-patch-merge-key": "port",
      "x-kubernetes-patch-strategy": "merge",
    };
    assert.deepEqual(mergeOf(ports), {
      list: "map",
      keys: ["port", "protocol"],
      patch: "merge",
      patchKey: "port",
    });
    assert.deepEqual(mergeOf({ "x-kubernetes-list-type": "set" }), { list: "set" });
  });

  it("leaves out what is as usual", () => {
    for (const schema of [
      {},
      { "x-kubernetes-list-type": "atomic" },
      { "x-kubernetes-map-type": "granular" },
    ])
      assert.equal(mergeOf(schema), undefined);
  });

  it("keeps objects that are one value, by the field or by their own definition", () => {
    assert.deepEqual(mergeOf({ "x-kubernetes-map-type": "atomic" }), { map: "atomic" });
    assert.deepEqual(definitionOf({ "x-kubernetes-map-type": "atomic" }, {}).merge, { map: "atomic" });
  });

  it("refuses a strategy that nobody knows", () => {
    assert.throws(() => mergeOf({ "x-kubernetes-patch-strategy": "guess" }), /unknown patch strategy: guess/);
  });
});
