import assert from "node:assert/strict";
import { fileInPack, joinPack, packOf } from "../../../src/schemas/schemaPack.ts";

describe("A pack of schema files", () => {
  for (const [path, pack] of [
    ["kubernetes/core.v1.json", "kubernetes/core.pack"],
    ["kubernetes/resource.v1beta2.json", "kubernetes/resource.pack"],
    ["kubernetes/kinds.json", undefined],
    ["protobuf.json", undefined],
    ["eksctl/eksctl.v1alpha5.json", undefined],
    ["explanations/en/core.v1.md", "explanations/en.pack"],
    ["explanations/sameAs.json", undefined],
    ["kubernetes/../core.v1.json", undefined],
  ] as const)
    it(`is ${pack ?? "none"} for ${path}`, () => assert.equal(packOf(path), pack));

  it("gives back each file, and no other", () => {
    const files = new Map([
      ["kubernetes/a.v1.json", '{"a": 1}\n'],
      ["kubernetes/a.v1beta1.json", '{\n  "b": "# c"\n}\n# d\n'],
      ["kubernetes/a.v2.json", "{}"],
    ]);
    const pack = joinPack(files);
    for (const [path, text] of files) assert.equal(fileInPack(pack, path), text.trimEnd());
    for (const path of ["kubernetes/a.v3.json", "kubernetes/a.v", ""])
      assert.equal(fileInPack(pack, path), undefined);
    assert.equal(fileInPack("", "kubernetes/a.v1.json"), undefined);
  });
});
