import assert from "node:assert/strict";
import { FakeContainer } from "../../../support/practice/container.ts";

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
