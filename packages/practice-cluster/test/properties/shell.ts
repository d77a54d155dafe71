import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import fc from "fast-check";
import { ContainerHost } from "../../src/images/container/containerHost.ts";
import { Cpu } from "../../src/images/container/cpu.ts";
import { parseShell } from "../../src/images/shell/parse.ts";
import { ShellError } from "../../src/images/shell/shellError.ts";
import { FakeContainer } from "../support/container.ts";
import { SteppedTurns } from "../support/steppedTurns.ts";
import { property, type PropertySuite } from "@kubernetes-workshop/testing/property";

/** Maximum number of parser steps per character. */
const stepsOfCharacter = 20;

/** Fragments of scripts; random sequences of them are seldom valid. */
const fragment = fc.constantFrom(
  ...Array.from("\n;|&<>()'\"\\$`{}#!=:-+?@*[]~ \t\r\f\v\u00a0\u3000\ufeff\u2028\0"),
  "&&",
  "||",
  ">>",
  "2>&1",
  "$(",
  "$((",
  "))",
  "${",
  "${x:-",
  '"$@"',
  "\\\n",
  "if ",
  "; then ",
  "; elif ",
  "; else ",
  "; fi",
  "while ",
  "until ",
  "; do ",
  "; done",
  "for i in ",
  "f() ",
  "{ ",
  "; }",
  "x=",
  "$x",
  "${#x}",
  "echo ",
  "true",
  "1",
  "가나",
  "😀",
);

/** Valid scripts, as in manifests. */
const scripts: readonly string[] = [
  "while true; do date; sleep 5; done",
  'i=0; while [ $i -lt 3 ]; do i=$((i + 1)); echo "round $i of ${N:-3}" | tee -a /tmp/log; done',
  "if [ -f /tmp/x ]; then cat /tmp/x; elif true; then exit 3; else echo 'no file' >&2; fi",
  "for i in 1 2 3; do echo -n $i; done; echo; seq 1 5 | grep 3 | wc -l",
  'f() { echo "$1: $(hostname)"; return 4; }; f a || echo "`date +%Y` $?"; (exit 2) & wait',
  "set -e; until wget -qO- http://web; do sleep 2; done > /tmp/page 2>&1; printf '%5s|%-5s|%05d\\n' a b 3",
];

const mutated = fc
  .tuple(
    fc.constantFrom(...scripts),
    fc.array(fc.tuple(fc.nat(200), fc.nat(12), fragment), { minLength: 1, maxLength: 6 }),
  )
  .map(([script, changes]) =>
    changes.reduce<string>((text, [at, count, added]) => {
      const start = at % (text.length + 1);
      return text.slice(0, start) + added + text.slice(start + count);
    }, script),
  );

const assembled = fc.array(fragment, { maxLength: 40 }).map((pieces) => pieces.join(""));
const repeated = fc
  .tuple(fc.array(fragment, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 2_000 }))
  .map(([pieces, count]) => pieces.join("").repeat(count));
const anyText = fc.string({ unit: "binary", maxLength: 200 });

/** Statements that use too much of some resource, for combination. */
const statement = fc.oneof(
  fc.constantFrom(...scripts),
  fc.constantFrom(
    "while true; do :; done",
    "while true; do echo x; done",
    "until false; do echo y >> /tmp/f; done",
    "yes | head -n 5",
    "yes > /tmp/f",
    "x=a; while :; do x=$x$x; done",
    "f() { f; }; f",
    "f() { f | f; }; f",
    "f() { x=$(f)b; }; f",
    "sh -c 'while :; do :; done' &",
    "seq 1 1000000000 | tail -n 1",
    "printf '%99999999s' x | wc -c",
    'set -- a; while :; do set -- "$@" "$@"; done',
    'eval "$x"',
    "break; continue; return",
    "wait",
    "exit 7",
  ),
  mutated,
);
const programme = fc
  .tuple(
    fc.array(statement, { minLength: 1, maxLength: 4 }),
    fc.constantFrom("; ", "\n", " | ", " && ", " & "),
  )
  .map(([statements, separator]) => statements.join(separator));

/** A quoted word that runs nothing: its content is safe by itself. */
const plain = fc.string({
  unit: fc.constantFrom(...Array.from("abcXYZ019_.,:/=+%@-가\u3000\u00a0")),
  minLength: 1,
  maxLength: 6,
});
const inside = fc.string({
  unit: fc.constantFrom(...Array.from("abc *?[]{}()<>|&;#~!^%=-\n\t가\u3000\u00a0\f\u2028\\")),
  maxLength: 8,
});
const quotedPiece = fc.oneof(
  plain,
  inside.map((text) => `'${text}'`),
  inside.map((text) => `"${text.replaceAll("\\", "\\\\")}"`),
  fc.constantFrom(
    '"\\a\\\n\\""',
    '"\\$x\\`"',
    "\\ ",
    "\\'",
    "\\\\",
    "\\\n",
    '\\"',
    "\\;",
    "\\$",
    '""',
    "''",
    "\\*",
  ),
);
const quotedWord = fc.array(quotedPiece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(""));

export const shell: PropertySuite = {
  name: "shell",
  properties: [
    property(
      "sh reads any text in steps that grow with its length, or says what is wrong",
      400,
      fc.tuple(fc.oneof(assembled, mutated, repeated, anyText)),
      (script) => {
        const counted = { steps: 0 };
        try {
          parseShell(script, counted);
        } catch (error) {
          assert(error instanceof ShellError, String(error));
        }
        assert(
          counted.steps <= stepsOfCharacter * (script.length + 10),
          `${counted.steps} steps for ${script.length} characters`,
        );
      },
    ),
    property(
      "a container runs any script to an end, or can be ended, and holds no more than it may",
      60,
      fc.tuple(programme),
      async (script) => {
        const turns = new SteppedTurns();
        const memoryOfContainer = 128 * 1_024;
        const host = new ContainerHost({ cpu: new Cpu(turns), memoryOfContainer });
        using container = new FakeContainer(host);
        const run = container.run("busybox", ["sh", "-c", script]);
        const hasEnded = run.then(() => true);
        const turn = (): Promise<false> => new Promise((resolve) => setImmediate(() => resolve(false)));
        while (turns.pauses < 8 && !(await Promise.race([hasEnded, turn()])))
          assert(container.budget.memory.held <= memoryOfContainer);
        container.budget.end();
        const { code } = await run;
        assert(code >= 0 && code <= 255, String(code));
        assert.equal(container.budget.memory.held, 0);
      },
    ),
    property(
      "a quoted word comes to what the sh of this machine makes of it",
      0,
      fc.tuple(fc.array(quotedWord, { minLength: 1, maxLength: 4 })),
      async (words) => {
        if (!existsSync("/bin/sh")) return;
        const script = `printf '%s|' ${words.join(" ")}`;
        const wanted = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8", timeout: 10_000 });
        using container = new FakeContainer();
        assert.equal((await container.run("busybox", ["sh", "-c", script])).out, wanted);
      },
    ),
  ],
};
