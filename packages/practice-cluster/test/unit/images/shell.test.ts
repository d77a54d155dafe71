import assert from "node:assert/strict";
import { FakeContainer } from "../../support/container.ts";

describe("sh in the teaching images", () => {
  const cases: readonly (readonly [script: string, out: string, code?: number])[] = [
    ["echo Hello from a Job; sleep 5", "Hello from a Job\n"],
    ["exit 3", "", 3],
    ["echo a && false || echo b", "a\nb\n"],
    ["false; echo $?", "1\n"],
    ["true && exit 4; echo no", "", 4],
    ["set -e; false; echo no", "", 1],
    [`X=1; Y="$X and \${X}2"; echo "$Y" '$X'`, "1 and 12 $X\n"],
    ["echo ${NONE:-default} $NAME", "default practice\n"],
    ["echo $((2 + 3 * 4)) $(( (1 + 1) * 3 )) $((7 % 4))", "14 6 3\n"],
    ["for i in 1 2 3; do echo -n $i; done; echo", "123\n"],
    ["i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done", "1\n2\n3\n"],
    ["i=0\nuntil test $i = 2\ndo\n  i=$((i + 1))\ndone\necho $i", "2\n"],
    ["while true; do echo once; break; done", "once\n"],
    ["if [ -f /tmp/x ]; then echo yes; elif true; then echo elif; else echo no; fi", "elif\n"],
    ["echo hi > /tmp/x; echo there >> /tmp/x; cat /tmp/x", "hi\nthere\n"],
    ["echo one two | wc -l", "1\n"],
    ["echo one two | wc -w", "2\n"],
    ["echo one two | wc -c", "8\n"],
    ["echo one two | wc", "        1         2         8\n"],
    ["seq 5 | grep 3", "3\n"],
    ["echo `hostname` $(hostname)", "pod-1 pod-1\n"],
    ["echo quiet > /dev/null; nothing 2>/dev/null; echo $?", "127\n"],
    ["# a comment\necho shown # another", "shown\n"],
    ["wget -qO- http://web", "hello from web\n"],
    ["wget -qO- http://gone 2>&1", "wget: can't connect to remote host (gone): Connection refused\n", 1],
    ["(echo in; exit 2); echo $?", "in\n2\n"],
    ["printf '%s-%s\\n' a b", "a-b\n"],
    ["! false && echo not", "not\n"],
    ["wget -qO- 'http://[::1/' 2>&1", "wget: bad address 'http://[::1/'\n", 1],
    ["curl -s '\t:x' 2>&1", "curl: (6) Could not resolve host\n", 6],
    ["echo a > /tmp/x; { echo b; echo c >&2; } >> /tmp/x 2>&1; cat < /tmp/x", "a\nb\nc\n"],
    ["x=1; (x=2; echo $x); echo $x | cat; echo $x", "2\n1\n1\n"],
    ['greet() { echo "hi $1 of $#"; return 3; }; greet you; echo $?', "hi you of 1\n3\n"],
    ["set -e; if false; then :; fi; false || true; ! true; echo on; (exit 4); echo no", "on\n", 4],
    ["exit 3 | true; echo $?; true | exit 4; echo $?", "0\n4\n"],
    ["for x in 1 2; do for y in 1 2; do [ $y = 2 ] && continue 2; echo $x$y; done; done", "11\n21\n"],
    ["break; echo outside", "outside\n"],
    ["{ sleep 1; echo later; } & echo now; wait; echo $!", "now\nlater\n9\n"],
    ["sh -c 'echo $0 $1 $#' name one", "name one 1\n"],
    ["echo 'echo from a file: $1' > /tmp/s; sh /tmp/s arg; . /tmp/s", "from a file: arg\nfrom a file:\n"],
    ["echo 'echo piped' | sh", "piped\n"],
    ['set -- \'a b\' c; for x in "$@"; do echo "<$x>"; done; shift; echo $1 $#', "<a b>\n<c>\nc 1\n"],
    ["echo ${X:=set} $X ${#X} ${X:+other} ${Y-none} [${Y:+no}]", "set set 3 other none []\n"],
    ["echo ${Z:?is missing}; echo no", "", 2],
    ['echo "$(echo "a ) b")" \'$(\' "`echo \'\\`\'`"', "a ) b $( `\n"],
    [
      "printf '%5d|%-5s|%05d|%x|%.2s|%%\\n' 42 ab 7 255 xyz; printf '%s ' 1 2 3",
      "   42|ab   |00007|ff|xy|%\n1 2 3 ",
    ],
    [
      "echo $((9223372036854775807 + 1)) $((0x10)) $((010)) $((1 << 4 | 1)) $((!0 && 2))",
      "-9223372036854775808 16 8 17 1\n",
    ],
    ["echo $((1 / 0))", "", 2],
    ["echo $((1 +))", "", 2],
    ["seq 3 -1 1 | tail -n 2; seq 2 4 | head -n 1", "2\n1\n2\n"],
    [
      "for i in $(seq 150); do echo $i >> /tmp/f; done; wc -l < /tmp/f; echo end >> /tmp/f; tail -n 2 /tmp/f",
      "150\n150\nend\n",
    ],
    [
      "echo old > /tmp/f; echo a >> /tmp/f; rm /tmp/f; echo b >> /tmp/f; cat /tmp/f; echo c > /tmp/f; cat /tmp/f",
      "b\nc\n",
    ],
    ["yes no | head -n 2", "no\nno\n"],
    ["eval 'x=$(seq 2)'; echo \"$x\" | wc -l; unset x; echo [$x]", "2\n[]\n"],
    ["echo visible >&2 2>/dev/null; nothing 2>&1 | cat", "sh: nothing: not found\n"],
    ['echo "it\'s $(echo nested)"', "it's nested\n"],
  ];
  for (const [script, out, code = 0] of cases)
    it(JSON.stringify(script), async () => {
      using container = new FakeContainer();
      const outcome = await container.run("busybox", ["sh", "-c", script], { NAME: "practice" });
      assert.deepEqual({ out: outcome.out, code: outcome.code }, { out, code }, outcome.err);
    });

  it("sleeps between the rounds of an endless loop, until it is killed", async () => {
    using container = new FakeContainer();
    container.killAtSleep = 3;
    const { code, out } = await container.run("alpine", [
      "/bin/sh",
      "-c",
      "while true; do date +%Y; sleep 10; done",
    ]);
    assert.equal(code, 143);
    assert.equal(out.split("\n").length - 1, 3);
    assert.equal(container.slept, 30_000);
  });

  it("says what it cannot parse, and ends with 2", async () => {
    using container = new FakeContainer();
    for (const script of ["if true; then", "echo 'open", "done", "echo a | | echo b", "for; do x; done"]) {
      const { code, err } = await container.run("busybox", ["sh", "-c", script]);
      assert.equal(code, 2, script);
      assert.match(err, /^sh: /);
    }
  });

  it("ends a command that is not there with 127", async () => {
    using container = new FakeContainer();
    assert.deepEqual(await container.run("busybox", ["nginx"]), {
      code: 127,
      out: "",
      err: "nginx: not found\n",
    });
  });
});
