import assert from "node:assert/strict";
import type { CheckedManifest } from "../../../../../src/explain/check/manifestProblems.ts";
import { checkedText } from "../../../../../src/features/explanations/assistant/checkedText.ts";

const nothing: CheckedManifest = { objects: [], problems: [], unknownTypes: [], isCutShort: false };

describe("checkedText", () => {
  it("says that there is no object", () => assert.equal(checkedText(nothing), "There is no object here."));

  it("names each problem with its line, object and field", () => {
    const problems = [
      { line: 3, object: { kind: "Pod", name: "a`b" }, path: "spec.a", message: "Unknown." },
      { line: 9, path: "", message: "Not YAML." },
    ];
    assert.equal(
      checkedText({ ...nothing, problems }),
      "- Line 3, `Pod` `` a`b ``, `spec.a`: Unknown.\n- Line 9: Not YAML.",
    );
  });

  it("says what was not looked at", () => {
    const text = checkedText({ ...nothing, unknownTypes: ["example.com/v1 Widget"], isCutShort: true });
    assert.match(
      text,
      /^Without a cluster, nothing wrong was found\. Objects: 0\n\nThere may be more problems/,
    );
    assert.match(text, /were not checked: `example\.com\/v1 Widget`$/);
  });
});
