import assert from "node:assert/strict";
import { offerDocumentation } from "../../../../src/explain/completion/offerDocumentation.ts";

describe("offerDocumentation", () => {
  it("is our first sentence rather than the API's", () =>
    assert.equal(
      offerDocumentation({
        written: "Ours is **short**. More.",
        description: "Theirs.",
        source: "kubernetes",
      }),
      "Ours is **short**.",
    ));

  it("makes no link of what a definition says", () => {
    const description = "See [here](command:x) and https://example.com/a <img src=x>";
    const found = offerDocumentation({ written: undefined, description, source: "custom" }) ?? "";
    assert.ok(!/(?<!\\)[[\]<:]/.test(found), found);
  });

  it("is missing where nobody says anything", () =>
    assert.equal(
      offerDocumentation({ written: undefined, description: "", source: "kubernetes" }),
      undefined,
    ));
});
