import assert from "node:assert/strict";
import { ContainerLogs } from "../../../../src/practice/images/containerLogs.ts";

describe("ContainerLogs", () => {
  const textOf = (lines: readonly { text: string }[] | undefined): string[] | undefined =>
    lines?.map(({ text }) => text);

  it("keeps the lines of a container with their time, the open last one too", () => {
    let now = 1_000;
    const logs = new ContainerLogs(() => now);
    const write = logs.begin("pod", "web");
    write("a\nb");
    now = 2_000;
    write("c\nd");
    assert.deepEqual(logs.lines("pod", "web", false), [
      { timeMs: 1_000, text: "a" },
      { timeMs: 2_000, text: "bc" },
      { timeMs: 2_000, text: "d" },
    ]);
  });

  it("keeps the run before the present one, and no more", () => {
    const logs = new ContainerLogs(() => 0);
    for (const run of ["first", "second", "third"]) logs.begin("pod", "web")(`${run}\n`);
    assert.deepEqual(textOf(logs.lines("pod", "web", false)), ["third"]);
    assert.deepEqual(textOf(logs.lines("pod", "web", true)), ["second"]);
    assert.equal(logs.lines("pod", "other", false), undefined);
    logs.forget("pod");
    assert.equal(logs.lines("pod", "web", false), undefined);
  });

  it("drops the oldest lines", () => {
    const logs = new ContainerLogs(() => 0);
    const write = logs.begin("pod", "web");
    for (let line = 0; line < 2_500; line++) write(`${line}\n`);
    const lines = textOf(logs.lines("pod", "web", false)) ?? [];
    assert.deepEqual([lines.length, lines[0], lines.at(-1)], [2_000, "500", "2499"]);
  });
});
