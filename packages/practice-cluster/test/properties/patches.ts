import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { ApiError } from "../../src/api/apiError.ts";
import { isObject, jsonEqual } from "../../src/api/json.ts";
import { jsonPatch } from "../../src/api/patch/jsonPatch.ts";
import { mergePatch } from "../../src/api/patch/mergePatch.ts";
import { StrategicMergePatch } from "../../src/api/patch/strategicMergePatch.ts";
import { Schemas } from "../../src/api/schemas.ts";
import { assertNothingPolluted, oddJson, oddNames } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";

const schemas = await Schemas.load((path) => readFile(join(schemaFolder, path), "utf8"));

const steps = fc.oneof(
  fc.constantFrom(
    "metadata",
    "labels",
    "data",
    "spec",
    "a",
    "b",
    "0",
    "1",
    "-",
    "-1",
    "__proto__",
    "constructor",
  ),
  oddNames.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1")),
);
const pointers = fc.oneof(
  fc.array(steps, { maxLength: 4 }).map((path) => path.map((step) => `/${step}`).join("")),
  oddNames,
);

/** Mostly valid operations. */
export const jsonPatches = fc.array(
  fc.oneof(
    fc.record({
      op: fc.constantFrom("add", "replace", "test", "remove", "move", "copy"),
      path: pointers,
      from: pointers,
      value: oddJson,
    }),
    fc.record({ op: oddJson, path: oddJson, from: oddJson, value: oddJson }, { requiredKeys: [] }),
    oddJson,
  ),
  { maxLength: 5 },
);

const names = fc.constantFrom("a", "b", "c", "d", "__proto__", "constructor");
const variableNames = fc.constantFrom("A", "B", "C", "toString");
/** Mostly valid directives. */
const directives = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom("delete", "replace") },
  fc.constantFrom("merge", "", null, 1, [], {}),
);
/** Replaces a value with an invalid one now and then. */
const mostly = (arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 20, arbitrary }, fc.constantFrom(null, "a", 1, 0.5, true, [], ["a"], {}, [{}], [null]));
const orderOf = (key: string, values: fc.Arbitrary<string>): fc.Arbitrary<unknown> =>
  mostly(fc.array(mostly(values.map((value) => ({ [key]: value }))), { maxLength: 4 }));

const variables = fc.array(
  mostly(
    fc.record(
      { name: variableNames, value: fc.constantFrom("1", "2", null), $patch: directives },
      { requiredKeys: ["name"] },
    ),
  ),
  { maxLength: 4 },
);

const containers = fc.array(
  mostly(
    fc.oneof(
      fc.record(
        {
          name: names,
          image: fc.constantFrom("x", "y", null),
          env: mostly(variables),
          "$setElementOrder/env": orderOf("name", variableNames),
          args: mostly(fc.array(fc.constantFrom("1", "2", "3"), { maxLength: 3 })),
          $retainKeys: mostly(fc.array(fc.constantFrom("name", "image", "env"), { maxLength: 3 })),
          $patch: directives,
        },
        { requiredKeys: ["name"] },
      ),
      fc.record({ name: names, image: fc.constant("x") }),
      fc.record({ name: names, image: fc.constant("x"), $patch: fc.constantFrom("delete", "replace") }),
      fc.record({
        name: names,
        "$deleteFromPrimitiveList/args": mostly(fc.array(fc.constantFrom("1", "3"))),
      }),
      fc.constant({ $patch: "replace" }),
    ),
  ),
  { maxLength: 5 },
);

/** Strategic merge patches of a pod's spec, each with its target. */
export const podPatches = fc
  .record(
    {
      containers: mostly(containers),
      nodeSelector: fc.oneof(
        fc.constant(null),
        oddJson.filter(isObject),
        fc.record(
          { a: mostly(fc.constant("1")), b: fc.constant("2"), $patch: directives },
          { requiredKeys: [] },
        ),
      ),
      restartPolicy: fc.constantFrom("Always", "Never", null),
      tolerations: mostly(
        fc.array(mostly(fc.record({ key: oddNames, $patch: directives }, { requiredKeys: ["key"] })), {
          maxLength: 2,
        }),
      ),
      $retainKeys: mostly(
        fc.array(fc.constantFrom("containers", "restartPolicy", "constructor"), { maxLength: 2 }),
      ),
      $patch: directives,
      "$setElementOrder/containers": orderOf("name", names),
      "$setElementOrder/tolerations": orderOf("key", names),
      "$setElementOrder/none": orderOf("name", names),
      "$deleteFromPrimitiveList/containers": mostly(fc.array(names, { maxLength: 2 })),
    },
    { requiredKeys: [] },
  )
  .filter((patch) => !("containers" in patch && "$deleteFromPrimitiveList/containers" in patch));

const plainValues = fc.array(mostly(fc.constantFrom("x/a", "x/b", "x/c", "x/d")), { maxLength: 4 });

/** Strategic merge patches of `metadata`, without those whose result depends on the real server's random order. */
export const metadataPatches = fc
  .record(
    {
      finalizers: mostly(plainValues),
      "$setElementOrder/finalizers": mostly(plainValues),
      "$deleteFromPrimitiveList/finalizers": mostly(plainValues),
      labels: mostly(fc.record({ a: mostly(fc.constant("2")), $patch: directives }, { requiredKeys: [] })),
    },
    { requiredKeys: [] },
  )
  .filter((patch) => !("finalizers" in patch && "$deleteFromPrimitiveList/finalizers" in patch));

export const patchProperties: PropertySuite = {
  name: "patches",
  properties: [
    property(
      "a JSON patch comes to a document or is refused, and touches nothing else",
      500,
      fc.tuple(oddJson, fc.oneof(jsonPatches, oddJson)),
      (document, patch) => {
        const before = JSON.stringify(document);
        const after = unlessRefused(() => jsonPatch(document, patch));
        assert.equal(JSON.stringify(document), before);
        // The result is JSON.
        if (after !== undefined) assert.ok(jsonEqual(after, JSON.parse(JSON.stringify(after))));
        assertNothingPolluted();
      },
    ),
    property(
      "a merge patch comes to the same when it is applied again",
      500,
      fc.tuple(oddJson, oddJson),
      (target, patch) => {
        // On the real server, too, such a null stays if the list replaces an object, and is removed if it replaces a
        // list.
        fc.pre(!hasNullInList(patch));
        const before = JSON.stringify(target);
        const once = mergePatch(target, patch);
        assert.equal(JSON.stringify(target), before);
        assert.ok(jsonEqual(mergePatch(once, patch), once));
        assertNothingPolluted();
      },
    ),
    property(
      "a merge patch sets what it names",
      500,
      fc.tuple(oddJson, oddNames, fc.string()),
      (target, name, value) => {
        const after = mergePatch(target, Object.fromEntries([[name, value]]));
        assert.ok(isObject(after));
        assert.equal(Object.getOwnPropertyDescriptor(after, name)?.value, value);
        const removed = mergePatch(after, Object.fromEntries([[name, null]]));
        assert.ok(isObject(removed) && !Object.hasOwn(removed, name));
      },
    ),
    property(
      "a strategic merge patch comes to a document or is refused, and touches nothing else",
      500,
      fc.tuple(podPatches, fc.oneof(podPatches, oddJson.filter(isObject))),
      (target, patch) => {
        const before = JSON.stringify(target);
        unlessRefused(() => new StrategicMergePatch(schemas).apply(target, patch, "core.v1.PodSpec"));
        assert.equal(JSON.stringify(target), before);
        assertNothingPolluted();
      },
    ),
  ],
};

function hasNullInList(value: unknown, isInList = false): boolean {
  if (Array.isArray(value)) return value.some((item) => hasNullInList(item, true));
  if (!isObject(value)) return false;
  return Object.values(value).some((field) => (field === null ? isInList : hasNullInList(field, isInList)));
}

function unlessRefused(apply: () => unknown): unknown {
  try {
    return apply();
  } catch (error) {
    if (error instanceof ApiError && error.code < 500) return undefined;
    throw error;
  }
}
