import assert from "node:assert/strict";
import fc from "fast-check";
import {
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityText,
  roundedUp,
} from "../../src/resources/quantity.ts";
import { oddNames } from "@kubernetes-workshop/testing/oddValues";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

const digits = fc.stringMatching(/^\d{0,21}$/);
const suffixes = fc.constantFrom(
  ...[
    "",
    "n",
    "u",
    "m",
    "k",
    "M",
    "G",
    "T",
    "P",
    "E",
    "Ki",
    "Mi",
    "Gi",
    "Ti",
    "Pi",
    "Ei",
    "e",
    "E",
    "i",
    "K",
  ],
  ...["e3", "E3", "e-3", "e+7", "e-12", "e40"],
);

/** What looks like a quantity, and mostly is one. */
export const quantityTexts = fc
  .tuple(fc.constantFrom("", "-", "+"), digits, fc.constantFrom("", "."), digits, suffixes)
  .map((parts) => parts.join(""));

const quantities = quantityTexts
  .map(parseQuantity)
  .filter((parsed): parsed is Quantity => typeof parsed !== "string");

export const quantityProperties: PropertySuite = {
  name: "quantities",
  properties: [
    property(
      "a text is a quantity or has a problem",
      500,
      fc.tuple(fc.oneof(quantityTexts, oddNames)),
      (text) => {
        const parsed = parseQuantity(text);
        if (typeof parsed !== "string") assert.match(quantityText(parsed), /^[-+]?[\d.]*[a-zA-Z]*[-+]?\d*$/);
      },
    ),
    property(
      "what is printed is read as the same, and printed the same",
      500,
      fc.tuple(quantities),
      (quantity) => {
        const text = quantityText(quantity);
        // Go has no suffix for what is larger than E, and leaves it out.
        if (quantity.format === "DecimalSI" && String(quantity.mantissa).length + quantity.scale > 21) return;
        const again = parseQuantity(text);
        assert.ok(typeof again !== "string", text);
        assert.equal(compareQuantities(again, quantity), 0, text);
        // Bytes that are no multiple of 1024 have no suffix by which Go would know them again.
        if (again.format === quantity.format) assert.equal(quantityText(again), text);
      },
    ),
    property("they have one order", 500, fc.tuple(quantities, quantities, quantities), (a, b, c) => {
      assert.equal(Math.sign(compareQuantities(a, b)), 0 - Math.sign(compareQuantities(b, a)));
      if (compareQuantities(a, b) <= 0 && compareQuantities(b, c) <= 0)
        assert.ok(compareQuantities(a, c) <= 0);
    }),
    property("rounding up goes away from zero, and not again", 500, fc.tuple(quantities), (quantity) => {
      const up = roundedUp(quantity, -3);
      const away = compareQuantities(up, quantity) * (quantity.mantissa < 0n ? -1 : 1);
      assert.ok(away >= 0);
      assert.equal(compareQuantities(roundedUp(up, -3), up), 0);
    }),
  ],
};
