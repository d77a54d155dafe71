import assert from "node:assert/strict";
import { withLine } from "../../../../src/shell/line/history.ts";
import { readKeys } from "../../../../src/shell/line/keys.ts";
import { afterKey, emptyLine, type LineState } from "../../../../src/shell/line/lineState.ts";

const left = "\u001b[D";
const up = "\u001b[A";
const down = "\u001b[B";

/** What is on the line after some input, with the cursor as a bar. */
function typed(data: string, history: readonly string[] = []): string {
  const state = readKeys(data).reduce<LineState>(afterKey, emptyLine(history));
  return `${state.text.slice(0, state.cursor)}|${state.text.slice(state.cursor)}`;
}

describe("a line that is typed", () => {
  const cases: readonly (readonly [what: string, data: string, line: string])[] = [
    ["grows at the cursor", `gt${left}e`, "ge|t"],
    ["loses what is before the cursor", "gett\u007f", "get|"],
    ["loses what is at the cursor", `geet${left}${left}\u001b[3~`, "ge|t"],
    ["goes to its ends", `get\u0001k \u0005 po`, "k get po|"],
    ["goes by words", `get pods web\u001b[1;5D\u001b[1;5D\u001b[1;5C`, "get pods| web"],
    ["is cut before and behind the cursor", `get pods${left}${left}\u000b\u0015`, "|"],
    ["is cut by words", "get pods  \u0017", "get |"],
    ["takes Hangul as characters", `get 파드${left}x\u007f\u007f`, "get |드"],
    ["takes Hangul of several code points as one character", "\u1112\u1161\u11ab\u007f", "|"],
    ["takes emoji of several code points as one character", "👩‍🚀a\u007f\u007f", "|"],
    ["ignores keys that mean nothing", "a\u001b[5~\u001b[15~\u0000b", "ab|"],
    ["does not go beyond its ends", `${left}\u007fa\u001b[C\u001b[C\u001b[3~`, "a|"],
  ];
  for (const [what, data, line] of cases) it(what, () => assert.equal(typed(data), line));

  it("recalls earlier lines, and comes back to the new one", () => {
    const history = ["get nodes", "get pods"];
    assert.equal(typed(up, history), "get pods|");
    assert.equal(typed(up + up + up, history), "get nodes|");
    assert.equal(typed(`new${up}${up}${down}`, history), "get pods|");
    assert.equal(typed(`new${up}${up}${down}${down}${down}`, history), "new|");
  });

  it("is kept once, and not without words", () => {
    const history = ["get nodes", "get nodes", "  ", "get pods", "get nodes"].reduce<readonly string[]>(
      withLine,
      [],
    );
    assert.deepEqual(history, ["get nodes", "get pods", "get nodes"]);
  });

  it("has an end, whatever is pasted", () => {
    assert.equal(typed(`${"a".repeat(20_000)}b`), `${"a".repeat(10_000)}|`);
  });

  it("is entered by each line break of a paste, and by CR LF once", () => {
    assert.deepEqual(
      readKeys("a\r\nb\nc\r").map((key) => (key.type === "text" ? key.text : key.type)),
      ["a", "enter", "b", "enter", "c", "enter"],
    );
  });
});
