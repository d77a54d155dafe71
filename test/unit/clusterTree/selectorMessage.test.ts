import assert from "node:assert/strict";
import { parseLabelSelector } from "@kubernetes-workshop/kubernetes/resources/labelSelector";
import { selectorMessage } from "../../../src/clusterTree/selectorMessage.ts";

describe("selectorMessage", () => {
  for (const [selector, message] of [
    ["app in (a", /^At the end: the closing parenthesis is missing\.$/],
    ["app=a,", /^At the end: a label key is expected here\.$/],
    ["app in a", /^At character 8, a: the values of in and notin must be in parentheses/],
    ["app=a b", /^At character 7, b: conditions must be separated by commas\.$/],
    ["a/b/c", /^At character 1, a\/b\/c: a key can have only one \/\.$/],
    ["App_/b", /the part of a key before the \/ must be a lowercase DNS name/],
    ["app>x", /> and < compare only whole numbers\./],
    ["a".repeat(64), /the name in a key can have at most 63 characters\./],
    [`app=${"a".repeat(64)}`, /a value can have at most 63 characters\./],
    ["-a", /the name in a key can have only letters, digits/],
    ["app=-a", /a value can have only letters, digits/],
  ] as const)
    it(`says what is wrong with ${selector.slice(0, 12)}, and where`, () => {
      const { error } = parseLabelSelector(selector);
      assert.ok(error);
      assert.match(selectorMessage(error), message);
    });
});
