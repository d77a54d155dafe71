import assert from "node:assert/strict";
import { parseShell } from "../../../src/images/shell/parse.ts";
import { ShellError } from "../../../src/images/shell/shellError.ts";
import { FakeContainer } from "../../support/container.ts";

describe("parseShell", () => {
  /** White space that is not blank in a shell. */
  const notBlank = [
    "\u00a0",
    "\u3000",
    "\f",
    "\v",
    "\ufeff",
    "\u2028",
    "\u2029",
    "\u0085",
    "\u1680",
    "\u2003",
    "\r",
  ];

  for (const character of notBlank) {
    const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    it(`takes ${name} for a letter, as sh does`, async () => {
      using container = new FakeContainer();
      const { code, err } = await container.run("busybox", ["sh", "-c", `echo${character}hi`]);
      assert.deepEqual({ code, err }, { code: 127, err: `sh: echo${character}hi: not found\n` });
      const spoken = await container.run("busybox", ["sh", "-c", `echo a${character}b ${character}`]);
      assert.equal(spoken.out, `a${character}b ${character}\n`);
      const split = await container.run("busybox", ["sh", "-c", "for x in $X; do echo $x; done"], {
        X: `a${character}b c`,
      });
      assert.equal(split.out, `a${character}b\nc\n`);
    });
  }

  const nested: Readonly<Record<string, (depth: number) => string>> = {
    parentheses: (depth) => "(".repeat(depth) + "true" + ")".repeat(depth),
    "command substitutions": (depth) => `echo ${"$(echo ".repeat(depth)}x${")".repeat(depth)}`,
    "substitutions in quotes": (depth) => `echo ${'"$(echo '.repeat(depth)}x${')"'.repeat(depth)}`,
    conditions: (depth) => `${"if true; then ".repeat(depth)}true${"; fi".repeat(depth)}`,
    loops: (depth) => `${"while false; do ".repeat(depth)}true${"; done".repeat(depth)}`,
    braces: (depth) => `echo ${"${A:-".repeat(depth)}x${"}".repeat(depth)}`,
    groups: (depth) => `${"{ ".repeat(depth)}true${"; }".repeat(depth)}`,
    arithmetic: (depth) => `echo $((${"$((".repeat(depth)}1${"))".repeat(depth)}))`,
    backquotes: (depth) => `echo ${"`".repeat(depth * 2)}`,
  };
  for (const [what, script] of Object.entries(nested)) {
    it(`runs ${what} in ${what}`, async () => {
      using container = new FakeContainer();
      assert.equal((await container.run("busybox", ["sh", "-c", script(20)])).code, 0);
    });
    if (what !== "backquotes")
      it(`says that ${what} are nested too deeply, closed or not`, () => {
        const script100k = script(100_000);
        for (const text of [script100k, script100k.slice(0, script100k.length / 3)])
          assert.throws(
            () => parseShell(text),
            (error) => error instanceof ShellError && /nested/.test(error.message),
          );
      });
  }

  it("says that parentheses in arithmetic are nested too deeply", async () => {
    using container = new FakeContainer();
    for (const inner of ["(".repeat(50_000), "-".repeat(50_000)]) {
      const { code, err } = await container.run("busybox", [
        "sh",
        "-c",
        `echo $((${inner}1${")".repeat(50_000)}))`,
      ]);
      assert.equal(code, 2);
      assert.match(err, /^sh: /);
    }
  });

  const shapes: Readonly<Record<string, (length: number) => string>> = {
    words: (length) => "a ".repeat(length / 2),
    "one word": (length) => "x".repeat(length),
    blanks: (length) => `${" ".repeat(length)}x`,
    "blanks in arithmetic": (length) => `echo $((${" ".repeat(length)}1))`,
    dollars: (length) => "$".repeat(length),
    quotes: (length) => `"a"'b'\\c`.repeat(length / 8),
    "open quotes": (length) => `'${"'\"".repeat(length / 2)}`,
    backslashes: (length) => "\\".repeat(length),
    comments: (length) => "#\n".repeat(length / 2),
    "and lists": (length) => `${"a && ".repeat(length / 5)}a`,
    pipes: (length) => `${"a | ".repeat(length / 4)}a`,
    "else arms": (length) => `if a; then b; ${"elif a; then b; ".repeat(length / 16)}fi`,
    substitutions: (length) => "$(a) `b` ${c} $d ".repeat(length / 17),
    "open substitutions": (length) => "echo $(".repeat(length / 7),
    "backquotes with backslashes": (length) => `\`${"\\\\\\`".repeat(length / 4)}\``,
  };
  for (const [what, script] of Object.entries(shapes))
    it(`reads ${what} in steps that grow with their length`, () => {
      const stepsFor = (length: number): number => {
        const counted = { steps: 0 };
        try {
          parseShell(script(length), counted);
        } catch (error) {
          assert(error instanceof ShellError, String(error));
        }
        return counted.steps;
      };
      assert(stepsFor(100_000) <= 20 * 100_000);
    });
});
