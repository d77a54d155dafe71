import assert from "node:assert/strict";
import fc from "fast-check";
import { ApiError } from "../../src/api/apiError.ts";
import { ResourceRegistry } from "../../src/api/resourceRegistry.ts";
import { parseFieldSelector } from "../../src/api/selectors/fieldSelector.ts";
import { objectSelector, selectorText } from "../../src/api/selectors/labelSelector.ts";
import { parseLabelSelector } from "../../src/api/selectors/parseLabelSelector.ts";
import { assertNothingPolluted, fieldsOf, oddNames } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

/** Label selectors from pieces that make many of them valid and many nearly valid. */
export const labelSelectorTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "a",
          "b",
          "in",
          "notin",
          " ",
          ",",
          "=",
          "==",
          "!=",
          "!",
          "(",
          ")",
          "<",
          ">",
          "1",
          "x",
          "app/b",
          "A/b",
        ],
        ...[
          "constructor",
          "__proto__",
          "\t",
          "-1",
          "+1",
          "9223372036854775808",
          "exists",
          "a.b_c-d",
          "'",
          "é",
        ],
      ),
      oddNames,
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(""));

export const fieldSelectorTexts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "metadata.name",
          "metadata.namespace",
          "=",
          "==",
          "!=",
          ",",
          "a",
          "\\",
          "\\,",
          "\\=",
          "\\\\",
          "spec.x",
        ],
        ...["status.phase", "__proto__", "constructor.name", " "],
      ),
      oddNames,
    ),
    { maxLength: 7 },
  )
  .map((pieces) => pieces.join(""));

const keys = fc.constantFrom("a", "b", "constructor", "toString", "valueOf", "app.kubernetes.io/name");
const values = fc.constantFrom("", "1", "x", "y");
const labels = fieldsOf(keys, values, 4) as fc.Arbitrary<Record<string, string>>;
const requirements = fc.oneof(
  fc.record({
    key: keys,
    operator: fc.constantFrom("In", "NotIn"),
    values: fc.array(values, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ key: keys, operator: fc.constantFrom("Exists", "DoesNotExist") }),
);
const selectors = fc.record({
  matchLabels: labels,
  matchExpressions: fc.array(requirements, { maxLength: 3 }),
});
const pods = new ResourceRegistry().find("", "v1", "pods");

export const selectorProperties: PropertySuite = {
  name: "selectors",
  properties: [
    property(
      "a label selector is read, or refused with 400",
      500,
      fc.tuple(labelSelectorTexts, labels),
      (text, own) => {
        refusesOnlyWith400(() => parseLabelSelector(text)(own));
        assertNothingPolluted();
      },
    ),
    property("a field selector is read, or refused with 400", 500, fc.tuple(fieldSelectorTexts), (text) => {
      assert.ok(pods);
      refusesOnlyWith400(() =>
        parseFieldSelector(text, pods)({ apiVersion: "v1", kind: "Pod", metadata: { name: "a" } }),
      );
    }),
    property(
      "an object of a selector and its text select the same",
      500,
      fc.tuple(selectors, labels),
      (given, own) => {
        assert.equal(parseLabelSelector(selectorText(given))(own), objectSelector(given)(own));
      },
    ),
  ],
};

function refusesOnlyWith400(read: () => boolean): void {
  try {
    assert.equal(typeof read(), "boolean");
  } catch (error) {
    if (!(error instanceof ApiError) || error.code !== 400) throw error;
  }
}
