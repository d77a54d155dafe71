import assert from "node:assert/strict";
import { readLines } from "../../../src/cluster/lines.ts";

describe("readLines", () => {
  /** The lines of a text that arrives in chunks of so many bytes. */
  async function linesOf(text: string, size: number): Promise<string[]> {
    const bytes = new TextEncoder().encode(text);
    const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
      bytes.subarray(i * size, (i + 1) * size),
    );
    const lines: string[] = [];
    for await (const line of readLines(chunks)) lines.push(line);
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
});
