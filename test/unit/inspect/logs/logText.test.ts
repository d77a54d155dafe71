import assert from "node:assert/strict";
import { coloredText, plainText } from "../../../../src/inspect/logs/coloredText.ts";
import { LogBuffer } from "../../../../src/inspect/logs/logBuffer.ts";
import { compareTimes, type LogLine, logLine } from "../../../../src/inspect/logs/logLine.ts";
import { logLines } from "../../../../src/inspect/logs/logLines.ts";
import { SeenLines } from "../../../../src/inspect/logs/seenLines.ts";

const escape = "\u001b";

describe("A line of a log", () => {
  it("begins with its time", () => {
    assert.deepEqual(logLine("2026-11-28T10:00:00.000000001Z hello world"), {
      time: "2026-11-28T10:00:00.000000001Z",
      text: "hello world",
    });
    assert.deepEqual(logLine("2026-11-28T10:00:00.1+09:00 "), {
      time: "2026-11-28T10:00:00.1+09:00",
      text: "",
    });
    assert.deepEqual(logLine("failed to open log"), { time: undefined, text: "failed to open log" });
  });

  it("has a time in nanoseconds, in any zone", () => {
    const at = (fraction: string): string => `2026-11-28T10:00:00${fraction}Z`;
    assert.ok(compareTimes(at(".000000001"), at(".000000002")) < 0);
    assert.ok(compareTimes(at(".1"), at(".099999999")) > 0);
    assert.equal(compareTimes(at(".1"), at(".100000000")), 0);
    assert.equal(compareTimes(at(""), "2026-11-28T19:00:00.0+09:00"), 0);
    assert.ok(compareTimes("2026-11-28T19:00:01+09:00", at(".5")) > 0);
  });

  it("is found at any place where the text is cut", async () => {
    async function* chunks(parts: readonly string[]): AsyncGenerator<string> {
      for (const part of parts) yield await Promise.resolve(part);
    }
    const text = "one\n\ntwo\nthree";
    for (let cut = 0; cut <= text.length; cut++) {
      const read: LogLine[] = [];
      for await (const lines of logLines(chunks([text.slice(0, cut), text.slice(cut)]))) read.push(...lines);
      assert.deepEqual(
        read.map((line) => line.text),
        ["one", "", "two", "three"],
        String(cut),
      );
    }
  });
});

describe("The text of a line", () => {
  it("keeps colours and ends them", () => {
    assert.equal(coloredText(`${escape}[1;31mred`), `${escape}[1;31mred${escape}[0m`);
    assert.equal(plainText(`${escape}[1;31mred${escape}[0m\tbar`), "red\tbar");
    assert.equal(coloredText("plain 한글 🙂"), "plain 한글 🙂");
  });

  it("loses what steers the terminal", () => {
    const steering = [
      `${escape}[2J`,
      `${escape}[10;20H`,
      `${escape}[?1049h`,
      `${escape}]52;c;c2VjcmV0\u0007`,
      `${escape}]0;title${escape}\\`,
      `${escape}]8;;http://example.com${escape}\\`,
      `${escape}P1$r${escape}\\`,
      `${escape}c`,
      `${escape}(0`,
      "\u009b2J",
      "\u0007",
      "\b",
      "\u0000",
    ];
    for (const sequence of steering)
      assert.equal(coloredText(`a${sequence}b`), "ab", JSON.stringify(sequence));
    assert.equal(plainText(coloredText(`a${escape}]52;c;no end`)), "a");
    assert.equal(plainText(`a${escape}`), "a");
    assert.equal(plainText(`a${escape}[31`), "a");
  });

  it("is the last state of a line that overwrites itself", () => {
    assert.equal(coloredText("10 %\r55 %\r100 %\r"), "100 %");
    assert.equal(coloredText("windows\r"), "windows");
  });
});

describe("The lines that are kept", () => {
  const texts = (buffer: LogBuffer): string[] =>
    buffer.lines().map((line) => ("notice" in line ? line.notice : line.text));
  const add = (buffer: LogBuffer, text: string): void => buffer.add({ source: 0, time: undefined, text });

  it("are the latest, and the number of those dropped is known", () => {
    const buffer = new LogBuffer({ lines: 3, characters: 1000 });
    for (let index = 0; index < 20; index++) add(buffer, String(index));
    assert.deepEqual(texts(buffer), ["17", "18", "19"]);
    assert.equal(buffer.dropped, 17);
  });

  it("are bounded in their size, but for one that is larger by itself", () => {
    const buffer = new LogBuffer({ lines: 100, characters: 10 });
    for (const text of ["aaaa", "bbbb", "cccc"]) add(buffer, text);
    assert.deepEqual(texts(buffer), ["bbbb", "cccc"]);
    add(buffer, "d".repeat(50));
    assert.deepEqual(texts(buffer), ["d".repeat(50)]);
    assert.equal(buffer.dropped, 3);
  });
});

describe("A log that is read on", () => {
  const lines = (...written: readonly string[]): LogLine[] =>
    written.map((each) => logLine(`2026-11-28T10:00:0${each}`));
  const texts = (read: readonly LogLine[]): string => read.map(({ text }) => text).join(" ");

  it("leaves out the lines that the whole second repeats", () => {
    const seen = new SeenLines();
    assert.equal(seen.sinceTime, undefined);
    assert.equal(texts(seen.fresh(lines("1.1Z a", "1.5Z b", "1.7Z c"))), "a b c");
    assert.equal(seen.sinceTime, "2026-11-28T10:00:01.7Z");
    seen.resume();
    assert.equal(texts(seen.fresh(lines("1.1Z a", "1.5Z b", "1.7Z c", "1.8Z d"))), "d");
  });

  it("counts the lines of the very same time", () => {
    const seen = new SeenLines();
    seen.fresh(lines("1.7Z a", "1.7Z b"));
    seen.resume();
    assert.equal(texts(seen.fresh(lines("1.7Z a", "1.7Z b", "1.7Z c"))), "c");
    seen.resume();
    assert.equal(texts(seen.fresh(lines("1.7Z a", "1.7Z b", "1.7Z c", "2Z d"))), "d");
  });

  it("leaves out nothing while it is not read on", () => {
    const seen = new SeenLines();
    seen.fresh(lines("1.7Z a"));
    assert.equal(texts(seen.fresh(lines("1.7Z b", "1.6Z c"))), "b c");
  });

  it("is read from its beginning if nothing was read", () => {
    const seen = new SeenLines();
    seen.resume();
    assert.equal(texts(seen.fresh(lines("1Z a"))), "a");
  });
});
