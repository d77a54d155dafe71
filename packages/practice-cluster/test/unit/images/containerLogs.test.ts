import assert from "node:assert/strict";
import { ContainerLogs } from "../../../src/images/containerLogs.ts";

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

  it("breaks a line without an end, and keeps the newest part of what is long", () => {
    const logs = new ContainerLogs(() => 0);
    const write = logs.begin("pod", "web");
    for (let times = 0; times < 1_000; times++) write("x".repeat(1_000));
    write("end\n");
    const lines = textOf(logs.lines("pod", "web", false)) ?? [];
    assert(lines.every(({ length }) => length <= 16_384));
    assert(lines.join("").length < 500_000);
    assert.match(lines.at(-1) ?? "", /x+end$/);
  });

  it("takes one text of any size in pieces", () => {
    const logs = new ContainerLogs(() => 0);
    logs.begin("pod", "web")(`${"x".repeat(5_000_000)}\nlast\n`);
    const lines = textOf(logs.lines("pod", "web", false)) ?? [];
    assert(lines.join("").length < 500_000);
    assert.equal(lines.at(-1), "last");
  });

  it("bounds the logs of all containers together, at the cost of the longest", () => {
    const logs = new ContainerLogs(() => 0, 100_000);
    logs.begin("small", "web")("kept\n");
    const writes = Array.from({ length: 20 }, (_, index) => logs.begin(`pod-${index}`, "web"));
    for (let line = 0; line < 500; line++) for (const write of writes) write(`${line} ${"x".repeat(50)}\n`);
    const all = writes.flatMap((_, index) => textOf(logs.lines(`pod-${index}`, "web", false)) ?? []);
    assert(all.join("").length < 100_000);
    assert.deepEqual(textOf(logs.lines("small", "web", false)), ["kept"]);
    for (const index of writes.keys())
      assert.match(textOf(logs.lines(`pod-${index}`, "web", false))?.at(-1) ?? "", /^499 /);
  });

  it("takes nothing more for a pod that is gone", () => {
    const logs = new ContainerLogs(() => 0, 1_000);
    const write = logs.begin("gone", "web");
    logs.forget("gone");
    for (let line = 0; line < 100; line++) write(`${"x".repeat(50)}\n`);
    logs.begin("pod", "web")("kept\n");
    assert.deepEqual(textOf(logs.lines("pod", "web", false)), ["kept"]);
  });
});
