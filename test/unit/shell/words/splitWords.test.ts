import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { splitWords } from "../../../../src/shell/words/splitWords.ts";

const texts = (line: string): string[] => splitWords(line).words.map(({ text }) => text);

describe("splitWords", () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["", []],
    ["  kubectl   get\tpods ", ["kubectl", "get", "pods"]],
    ["get 'a b'c", ["get", "a bc"]],
    ['get "a \\"b\\" c"', ["get", 'a "b" c']],
    ['"a\\b"', ["a\\b"]],
    ["a\\ b", ["a b"]],
    ["-l 'app in (a, b)'", ["-l", "app in (a, b)"]],
    ["''", [""]],
    ["get pods # all of them", ["get", "pods"]],
    ["a#b", ["a#b"]],
    ["price $", ["price", "$"]],
    ["'$HOME' '|' \\>", ["$HOME", "|", ">"]],
    ["get 파드 '한글 이름'", ["get", "파드", "한글 이름"]],
    ["*.yaml", ["*.yaml"]],
  ];
  for (const [line, words] of cases)
    it(`splits ${JSON.stringify(line)}`, () => {
      assert.deepEqual(texts(line), words);
      assert.equal(splitWords(line).trouble, undefined);
    });

  const troubles: readonly (readonly [string, string, string])[] = [
    ["get pods | grep web", "pipe", "|"],
    ["get pods || true", "pipe", "||"],
    ["get pods > file", "redirection", ">"],
    ["apply -f - <<EOF", "redirection", "<<"],
    ["get pods; get nodes", "sequence", ";"],
    ["get pods && get nodes", "sequence", "&&"],
    ["get pod $(name)", "substitution", "$("],
    ["get pod `name`", "substitution", "`"],
    ["get pod $NAME", "variable", "$NAME"],
    ['get pod "$NAME"', "variable", "$NAME"],
    ["get 'pods", "unclosed", "'"],
    ['get "pods', "unclosed", '"'],
    ["get pods \\", "unclosed", "\\"],
  ];
  for (const [line, kind, sign] of troubles)
    it(`names what cannot be done in ${line}`, () => {
      assert.deepEqual(splitWords(line).trouble, { kind, sign });
    });

  it("says where each word begins and ends", () => {
    const line = `get  'a b'c "d"`;
    assert.deepEqual(
      splitWords(line).words.map(({ start, end }) => line.slice(start, end)),
      ["get", "'a b'c", '"d"'],
    );
  });

  it("splits whatever it splits as sh does", function () {
    if (process.platform === "win32") this.skip();
    const piece = fc.constantFrom(
      "a",
      "b",
      " ",
      "  ",
      "'",
      '"',
      "\\",
      "$",
      "#",
      "=",
      "-",
      "é",
      "한",
      "|",
      "\t",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const line = pieces.join("");
        const { words, trouble } = splitWords(line);
        if (trouble || words.length === 0) return;
        const printed = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
        assert.deepEqual(
          words.map(({ text }) => text),
          printed.split("\0").slice(0, -1),
        );
      }),
      { numRuns: 100, seed: 20 },
    );
  });
});
