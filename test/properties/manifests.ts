import assert from "node:assert/strict";
import fc from "fast-check";
import { documentSlices } from "../../src/manifests/documentSlices.ts";
import { property, type PropertySuite } from "./property.ts";

const yamlish = fc
  .array(fc.constantFrom("---", "...", "\n", "\r\n", "--- ", " ", "kind: Pod", "|", "#", "- a"), {
    maxLength: 60,
  })
  .map((pieces) => pieces.join(""));

export const manifests: PropertySuite = {
  name: "manifests",
  properties: [
    property(
      "documents lie in the file, one behind the other, between markers",
      500,
      fc.tuple(yamlish),
      (text) => {
        let end = 0;
        for (const slice of documentSlices(text)) {
          assert.equal(text.slice(slice.start, slice.start + slice.text.length), slice.text);
          assert.match(text.slice(end, slice.start), /^(?:|---|\.\.\.)$/);
          end = slice.start + slice.text.length;
        }
        assert.match(text.slice(end), /^(?:|---|\.\.\.)$/);
      },
    ),
  ],
};
