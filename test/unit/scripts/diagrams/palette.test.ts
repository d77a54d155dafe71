import assert from "node:assert/strict";
import { contrast, outlinePairs, palette, textPairs } from "../../../../scripts/diagrams/palette.ts";

describe("The palette of the pictures", () => {
  it("measures contrast as WCAG does", () => {
    assert.equal(contrast("#000000", "#ffffff").toFixed(2), "21.00");
    assert.equal(contrast("#ffffff", "#777777").toFixed(2), "4.48");
  });

  for (const [ink, grounds] of textPairs)
    for (const ground of grounds)
      it(`lets text in ${ink} be read on ${ground}`, () => {
        assert.ok(contrast(palette[ink], palette[ground]) >= 4.5);
      });

  for (const [outline, grounds] of outlinePairs)
    for (const ground of grounds)
      it(`lets ${outline} outlines be seen on ${ground}`, () => {
        assert.ok(contrast(palette[outline], palette[ground]) >= 4.5);
      });

  it("parts the card from light pages by its edge, and from dark ones by itself", () => {
    assert.ok(contrast(palette.cardEdge, "#ffffff") >= 3);
    assert.ok(contrast(palette.card, "#1f1f1f") >= 4.5);
  });
});
