import assert from "node:assert/strict";
import { LimitError } from "../../../src/cluster/answerLimits.ts";
import { readLines } from "../../../src/cluster/readLines.ts";

describe("readLines", () => {
  /** The lines of a text that arrives in chunks of so many bytes. */
  async function linesOf(text: string, size: number, limit = 1000): Promise<string[]> {
    const bytes = new TextEncoder().encode(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const lines: string[] = [];
    for await (const line of readLines(chunks, limit)) lines.push(new TextDecoder().decode(line));
    return lines;
  }

  it("gives the same lines however the stream is cut, inside a character too", async () => {
    for (let size = 1; size <= 40; size++) {
      assert.deepEqual(
        await linesOf('{"파드": "쿠버네티스"}\n{"🚀": 1}\n', size),
        ['{"파드": "쿠버네티스"}', '{"🚀": 1}'],
        `${size}`,
      );
    }
  });

  it("leaves out empty lines and gives an unfinished last one", async () => {
    assert.deepEqual(await linesOf("a\n\n \r\nb\r\nc", 2), ["a", "b\r", "c"]);
  });

  it("gives nothing for nothing", async () => {
    assert.deepEqual(await linesOf("", 1), []);
  });

  for (const size of [1, 3, 100])
    it(`takes a line of the longest length, and none that is longer, from chunks of ${size} bytes`, async () => {
      const longest = "x".repeat(10);
      assert.deepEqual(await linesOf(`${longest}\n${longest}\n${longest}`, size, 10), Array(3).fill(longest));
      for (const text of [`${longest}x`, `a\n${longest}x\nb`, " ".repeat(11), `a\n${"\n".repeat(11)}a`])
        await assert.rejects(
          linesOf(text, size, 10),
          (error) => error instanceof LimitError && error.exceeded === "lineBytes" && error.limit === 10,
        );
    });

  it("leaves a stream that does not end as soon as its line is too long", async () => {
    let given = 0;
    let isLeft = false;
    function* endless(): Generator<Uint8Array> {
      try {
        for (;;) yield Buffer.alloc(++given && 100, "x");
      } finally {
        isLeft = true;
      }
    }
    await assert.rejects(async () => {
      for await (const line of readLines(endless(), 1000)) assert.fail(String(line));
    }, LimitError);
    assert.deepEqual([given, isLeft], [11, true]);
  });
});
