import assert from "node:assert/strict";
import {
  compareQuantities,
  parseQuantity,
  type Quantity,
  quantityNumber,
  quantityText,
  roundedUp,
} from "../../../src/resources/quantity.ts";

function read(text: string): Quantity {
  const quantity = parseQuantity(text);
  if (typeof quantity === "string") assert.fail(`${text}: ${quantity}`);
  return quantity;
}

describe("A quantity", () => {
  // As kube-apiserver 1.37 gives them back.
  for (const [text, printed] of [
    ["0.5", "500m"],
    ["1.5", "1500m"],
    ["1.500", "1.500"],
    ["0.1", "100m"],
    ["2.0", "2"],
    ["1000", "1k"],
    ["1000000", "1M"],
    ["1500m", "1500m"],
    ["1000m", "1"],
    ["1e3", "1e3"],
    ["1E3", "1E3"],
    ["10e2", "1e3"],
    ["1500e-3", "1500e-3"],
    ["007", "007"],
    ["+5Gi", "+5Gi"],
    ["1024Mi", "1Gi"],
    ["1000Ki", "1000Ki"],
    ["1536Mi", "1536Mi"],
    ["1.5Gi", "1536Mi"],
    ["0.1Gi", "107374182400m"],
    ["0.5Ki", "512"],
    ["1Pi", "1Pi"],
    ["1Ei", "1Ei"],
    ["16Ei", "9223372036854775807"],
    ["9999999999999999999", "9999999999999999999"],
    ["12345678901234567890", "12345678901234567890"],
    ["1u", "1u"],
    ["0.1n", "1n"],
    ["-0.5", "-500m"],
    ["-1Gi", "-1Gi"],
    ["0Gi", "0"],
    ["-0", "0"],
    [".", "0"],
    ["Gi", "0"],
    [".5k", "500"],
    ["1.k", "1.k"],
  ] as const)
    it(`of ${text} is printed ${printed}`, () => assert.equal(quantityText(read(text)), printed));

  for (const text of [
    "",
    " 1",
    "1 Gi",
    "1KI",
    "1,5",
    "0x10",
    "abc",
    "１",
    "1e5.5",
    "__proto__",
    "constructor",
  ])
    it(`is none: ${JSON.stringify(text)}`, () => {
      const problem = parseQuantity(text);
      assert.ok(typeof problem === "string");
      assert.match(problem, /^quantities must match the regular expression/);
    });

  for (const text of ["1e", "1E+", "1iK", "1m5", "1kk", "1e99999999999999999999"])
    it(`has no such unit: ${text}`, () => {
      assert.equal(parseQuantity(text), "unable to parse quantity's suffix");
    });

  for (const text of ["Ei", "+Pi", ".Ei", "e-10"])
    it(`has no number: ${text}`, () => {
      assert.equal(parseQuantity(text), "unable to parse numeric part of quantity");
    });

  it("is compared exactly, whatever its unit and size", () => {
    const ascending = [
      "-1e1000",
      "-1Gi",
      "-1n",
      "0",
      "1e-1000",
      "1m",
      "0.5",
      "1",
      "1Ki",
      "1024.000000001",
      "1M",
      "1Mi",
    ];
    const sorted = [...ascending, "1Pi", "9007199254740993", "9223372036854775807", "1e1000000000"];
    for (const [index, text] of sorted.entries())
      for (const [other, otherText] of sorted.entries()) {
        const found = Math.sign(compareQuantities(read(text), read(otherText)));
        assert.equal(found, Math.sign(index - other), `${text} and ${otherText}`);
      }
    for (const [one, same] of [
      ["1Gi", "1073741824"],
      ["1000m", "1"],
      ["1e3", "1k"],
      ["0.1Gi", "107374182400m"],
    ] as const)
      assert.equal(compareQuantities(read(one), read(same)), 0, `${one} and ${same}`);
  });

  it("is rounded up to thousandths, as amounts of resources are", () => {
    for (const [text, expected] of [
      ["1n", "1m"],
      ["0.0001Ki", "103m"],
      ["-0.0001", "-1m"],
      ["1.500", "1.500"],
    ] as const)
      assert.equal(quantityText(roundedUp(read(text), -3)), expected);
  });

  it("has a value as a number, and what is none has 0", () => {
    assert.equal(quantityNumber("100m"), 0.1);
    assert.equal(quantityNumber("1Pi"), 2 ** 50);
    assert.equal(quantityNumber("1Ei"), 2 ** 60);
    assert.equal(quantityNumber("3E"), 3e18);
    assert.equal(quantityNumber("5u"), 5e-6);
    assert.equal(quantityNumber(2), 2);
    for (const none of ["lots", "", undefined, null, {}]) assert.equal(quantityNumber(none), 0);
  });
});
