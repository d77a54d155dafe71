import assert from "node:assert/strict";
import { readLastLog } from "../../../src/cluster/lastLog.ts";

const web = { name: "web-1", namespace: "shop" };

/** Answers every request with a text in parts, and keeps the last. */
function server(...parts: readonly string[]) {
  const asked: { path?: string; query?: unknown; signal?: AbortSignal } = {};
  async function* text(path: string, query: unknown, signal: AbortSignal) {
    Object.assign(asked, { path, query, signal });
    for (const part of parts) yield await Promise.resolve(part);
  }
  return { asked, text };
}

describe("The last lines of a container's log", () => {
  it("are asked for once, with limits of lines, bytes, and time", async () => {
    const { asked, text } = server("starting\nfailed: no database\n");
    assert.deepEqual(await readLastLog({ text }, web, "app"), ["starting", "failed: no database"]);
    assert.equal(asked.path, "/api/v1/namespaces/shop/pods/web-1/log");
    assert.deepEqual(asked.query, { container: "app", previous: true, tailLines: 5, limitBytes: 16_000 });
    assert(asked.signal instanceof AbortSignal);
  });

  it("are five at most, and short", async () => {
    const lines = await readLastLog(server(`${"x".repeat(1000)}\n`, "1\n2\n3\n4\n", "5\n\n"), web, "app");
    assert.deepEqual(lines, ["1", "2", "3", "4", "5"]);
    const [long] = await readLastLog(server("x".repeat(1000)), web, "app");
    assert.equal(long, `${"x".repeat(399)}…`);
  });

  it("have no colours, control characters, or states that were overwritten", async () => {
    const text = "\u001b[31mpanic\u001b[0m:\tnil\r\n10%\r100%\n\u0007\u202eabc\n";
    assert.deepEqual(await readLastLog(server(text), web, "app"), ["panic: nil", "100%", "abc"]);
  });

  it("are read no further than the limit where the server keeps to none", async () => {
    const lines = await readLastLog(server("a\n", "x".repeat(16_000), "\nnever"), web, "app");
    assert.deepEqual([lines.length, lines[0]], [2, "a"]);
  });
});
