import assert from "node:assert/strict";
import { shortNames, withoutBanner } from "../../../../scripts/bundle/smallChunks.mjs";

describe("shortNames", () => {
  it("calls a chunk by its module, and numbers those that modules share", () => {
    assert.deepEqual(
      [...shortNames(["extension.js", "explain-A1B2C3D4.js", "chunk-AAAA0000.js", "chunk-BBBB0000.js"])],
      [
        ["chunk-AAAA0000", "0"],
        ["chunk-BBBB0000", "1"],
        ["explain-A1B2C3D4", "explain"],
      ],
    );
  });

  it("gives no name twice, nor that of an entry", () => {
    const names = shortNames([
      "extension.js",
      "extension-A1B2C3D4.js",
      "read-AAAA0000.js",
      "read-BBBB0000.js",
    ]);
    assert.equal(new Set([...names.values(), "extension"]).size, 4);
    assert.equal(names.get("read-AAAA0000"), "read");
  });

  it("names a chunk and its licenses alike", () => {
    assert.deepEqual(
      [...shortNames(["chunk-AAAA0000.js", "chunk-AAAA0000.js.LEGAL.txt"])],
      [["chunk-AAAA0000", "0"]],
    );
  });
});

describe("withoutBanner", () => {
  const banner = "const require = createRequire(import.meta.url);\n";

  it("keeps the banner only where require is used", () => {
    assert.equal(withoutBanner(`${banner}required();`, banner), "required();");
    assert.equal(withoutBanner(`${banner}require("fs");`, banner), `${banner}require("fs");`);
    assert.equal(
      withoutBanner(`${banner}typeof require<"u"&&go();`, banner),
      `${banner}typeof require<"u"&&go();`,
    );
  });

  it("leaves a text without the banner as it is", () => {
    assert.equal(withoutBanner("go();", banner), "go();");
  });
});
