import assert from "node:assert/strict";
import { textWidth } from "../../../../scripts/diagrams/textWidth.ts";

describe("textWidth", () => {
  it("gives each Hangul syllable the whole size", () => {
    assert.equal(textWidth("파드", { size: 14 }), 28);
    assert.equal(textWidth("파드", { size: 14, isCode: true }), 28);
  });

  it("gives every Latin character of code the same", () => {
    assert.equal(
      textWidth("iiii", { size: 10, isCode: true }),
      textWidth("WWWW", { size: 10, isCode: true }),
    );
  });

  it("is never below what DejaVu Sans, the widest of the fonts, takes", () => {
    // Measured at 100 units in a browser.
    const regular = { "Control plane": 670.7, "Availability Zone": 831.5, kubelet: 371.7 };
    for (const [content, width] of Object.entries(regular))
      assert.ok(textWidth(content, { size: 100 }) >= width, content);
    // The same at 15 units, bold.
    const bold = { "Control plane": 114, Controller: 85.3, "IAM integration": 131.9, kubelet: 64 };
    for (const [content, width] of Object.entries(bold))
      assert.ok(textWidth(content, { size: 15, isBold: true }) >= width, content);
  });

  it("takes what it does not know for the widest", () => {
    assert.equal(textWidth("☃", { size: 14 }), 14);
  });

  it("widens what is bold, but not code", () => {
    assert.ok(textWidth("pod", { size: 14, isBold: true }) > textWidth("pod", { size: 14 }));
    assert.equal(
      textWidth("pod", { size: 14, isBold: true, isCode: true }),
      textWidth("pod", { size: 14, isCode: true }),
    );
  });
});
