import assert from "node:assert/strict";
import { JsonReader } from "../../../src/cluster/jsonReader.ts";
import { parseJson } from "../../../src/cluster/parseJson.ts";

const limits = { values: 1000, depth: 20 };

/** Reads a text in chunks of so many bytes. */
function read(
  text: string,
  size: number,
  unwanted: readonly string[] = ["images", "managedFields"],
): unknown {
  const reader = new JsonReader(limits, unwanted);
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  return reader.parse();
}

const odd = { text: '"]}\\', "ключ\\": "노드 \u2028", list: [["]"], {}, [], "}", -1.5e3, null, true] };
const cases: readonly (readonly [what: string, value: unknown, expected: unknown])[] = [
  ["an array of that name", { images: [odd, [odd]], after: odd }, { images: [], after: odd }],
  ["one at the end of an object", [{ a: 1, images: [1] }, 2], [{ a: 1, images: [] }, 2]],
  ["one that is empty", { images: [] }, { images: [] }],
  ["each of several", [{ images: [1] }, { managedFields: [{ images: [2] }] }], [{ images: [] }, { managedFields: [] }]],
  ["other values of that name", { images: "[1]", managedFields: { images: 3 } }, { images: "[1]", managedFields: { images: 3 } }],
  ["a text of that name", ["images", ["x"], { a: "images", b: [1] }], ["images", ["x"], { a: "images", b: [1] }]],
  ["names that contain it", { "x\"images": [1], imagess: [2], "\\images": [3], image: [4] }, { "x\"images": [1], imagess: [2], "\\images": [3], image: [4] }],
]; // prettier-ignore

describe("JSON as it arrives", () => {
  for (const [what, value, expected] of cases)
    for (const size of [1, 2, 3, 7, 1000])
      it(`has ${what} read as it should be, in chunks of ${size} bytes`, () => {
        assert.deepEqual(read(JSON.stringify(value), size), expected);
      });

  it("is read whole unless something is unwanted", () => {
    const value = { images: [odd], managedFields: [odd], rest: [odd] };
    assert.deepEqual(read(JSON.stringify(value), 3, []), value);
  });

  it("may have more values than the limit in what is left out", () => {
    const value = { images: Array<number>(5000).fill(1), a: 1 };
    assert.deepEqual(read(JSON.stringify(value), 100), { images: [], a: 1 });
    assert.throws(() => read(JSON.stringify(value), 100, []), /values/);
  });

  it("may not be nested deeper than the limit, even in what is left out", () => {
    assert.throws(() => read(`{"images":${"[".repeat(30)}${"]".repeat(30)}}`, 4), /depth/);
  });

  for (const text of [
    '{"images":[1',
    '{"images":[1]',
    '{"images":[1]]',
    "",
    "]",
    '{"images":}',
    '{"a":"',
    "nul",
  ])
    it(`is refused where it is broken: ${text}`, () => {
      assert.throws(() => read(text, 2), SyntaxError);
      assert.throws(() => parseJson(new TextEncoder().encode(text), limits, ["images"]), SyntaxError);
    });
});
