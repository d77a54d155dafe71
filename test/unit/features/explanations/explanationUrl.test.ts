import assert from "node:assert/strict";
import { explanationUrl } from "../../../../src/features/explanations/explanationUrl.ts";

describe("explanationUrl", () => {
  it("carries the field, whatever its name, and has no character with a meaning in Markdown", () => {
    const target = {
      kind: { apiVersion: "a.b/v1", kind: "Widget" },
      names: ["spec", ")](x) `_*~!'\"<b> 한"],
    };
    const [command, encoded = ""] = explanationUrl(target).split("?");
    assert.equal(command, "command:kubernetesWorkshop.explainField");
    assert.match(encoded, /^[A-Za-z0-9%.-]+$/);
    assert.deepEqual(JSON.parse(decodeURIComponent(encoded)), [target]);
  });
});
