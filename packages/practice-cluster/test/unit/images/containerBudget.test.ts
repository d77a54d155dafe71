import assert from "node:assert/strict";
import { ContainerHost } from "../../../src/images/container/containerHost.ts";
import { Cpu } from "../../../src/images/container/cpu.ts";
import { FakeContainer, type Outcome } from "../../support/container.ts";
import { SteppedTurns } from "../../support/steppedTurns.ts";

const kibibyte = 2 ** 10;

/** A host with small limits and a stepped clock. */
function smallHost(turns = new SteppedTurns(), memory = 256 * kibibyte): ContainerHost {
  return new ContainerHost({ cpu: new Cpu(turns), memory, memoryOfContainer: 128 * kibibyte });
}

const sh = async (container: FakeContainer, script: string, env = {}): Promise<Outcome> =>
  await container.run("busybox", ["sh", "-c", script], env);

describe("the memory of a container", () => {
  const greedy: readonly string[] = [
    "x=a; while true; do x=$x$x; done",
    "x=a; while true; do x=${x}b$x; done",
    "x=$(yes)",
    "x=`yes | cat`",
    "yes > /tmp/file",
    "while true; do echo more >> /tmp/file; done",
    "i=0; while true; do i=$((i+1)); echo $i > /tmp/$i; done",
    "i=0; while true; do i=$((i+1)); touch /tmp/$i; done",
    "i=0; while true; do i=$((i+1)); eval x$i=1; done",
    "i=0; while true; do i=$((i+1)); export x$i=1; done",
    "for i in $(seq 1 1000000); do :; done",
    "printf '%1000000000s' x > /tmp/file",
    "x=$(printf '%*d' 1000000000 1)",
    "printf '%01000000000d' 1 | grep 1",
    "yes | tail -n 1000000",
    "yes | sh",
    "yes | tee /tmp/a /tmp/b > /dev/null",
    'set -- x; while true; do set -- "$@" "$@"; done',
    'x=\'eval "$x"\'; eval "$x"',
    "f() { f $@ $@ ab; }; f a",
    "echo $(seq 1 1000000) | cat | wc",
    "while true; do yes | tail -n 100000 & done",
  ];
  for (const script of greedy)
    it(`ends ${script}`, async () => {
      using container = new FakeContainer(smallHost());
      const { code, out } = await sh(container, script);
      assert.equal(code, 137);
      assert(out.length < 128 * kibibyte);
      assert.deepEqual(container.told.slice(-1), [
        "practice cluster: this container held more than its memory of 128Ki and was killed",
      ]);
    });

  it("is free again when what held it is gone", async () => {
    using container = new FakeContainer(smallHost());
    const script = `i=0; while [ $i -lt 200 ]; do
      i=$((i + 1)); x=$(printf '%010000d' 1); echo "$x" > /tmp/f; rm /tmp/f; (y=$x$x); f() { echo "$x"; }
      echo $(f) | cat | grep -q 1; sh -c 'z=$x$x'; set -- $x; done; unset x; echo $i`;
    assert.equal((await sh(container, script)).out, "200\n");
  });

  it("ends the container that holds most when all together hold too much", async () => {
    const host = smallHost(new SteppedTurns(), 150 * kibibyte);
    using large = new FakeContainer(host);
    using small = new FakeContainer(host);
    const held = sh(large, "printf '%0100000d' 1 > /tmp/f; while true; do :; done");
    const grows = sh(small, "for i in 1 2 3 4 5 6; do printf '%010000d' 1 >> /tmp/f; done; wc -c < /tmp/f");
    assert.equal((await held).code, 137);
    assert.deepEqual(await grows, { code: 0, out: "60000\n", err: "" });
  });
});

describe("the processes of a container", () => {
  const bombs: readonly (readonly [script: string, err: RegExp])[] = [
    ["f() { f | f; }; f", /can't fork: Resource temporarily unavailable/],
    ["f() { x=$(f); }; f", /can't fork: Resource temporarily unavailable/],
    ["f() { (f); }; f", /can't fork: Resource temporarily unavailable/],
    ['sh -c "$X"', /can't fork: Resource temporarily unavailable/],
    ["echo 'sh /tmp/f' > /tmp/f; sh /tmp/f", /can't fork: Resource temporarily unavailable/],
    ["f() { f | f & wait; }; f", /can't fork: Resource temporarily unavailable/],
    ["f() { f; }; f", /Maximum function recursion depth \(1000\) reached/],
  ];
  for (const [script, err] of bombs)
    it(`are bounded in ${script}`, async () => {
      const turns = new SteppedTurns();
      const host = new ContainerHost({ cpu: new Cpu(turns), memoryOfContainer: 4 * 2 ** 20 });
      using container = new FakeContainer(host);
      const ends = sh(container, script, { X: 'sh -c "$X"' });
      // A fork bomb continues as processes end and others replace them; the CPU then throttles it.
      const turn = (): Promise<false> => new Promise((resolve) => setImmediate(() => resolve(false)));
      const settled = ends.then(() => true);
      while (turns.pauses < 100 && !(await Promise.race([settled, turn()])));
      container.budget.end();
      const outcome = await ends;
      assert.match(outcome.err, err);
    });

  it("end one another through pipes, and wait for one another", async () => {
    using container = new FakeContainer(smallHost());
    const outcome = await sh(
      container,
      "yes | head -n 2; seq 1 1000000000 | grep 7 | head -n 1; (exit 3) & wait; echo $?",
    );
    assert.deepEqual(outcome, { code: 0, out: "y\ny\n7\n0\n", err: "" });
  });

  it("wait while nobody reads what they write", async () => {
    using container = new FakeContainer(smallHost());
    const { code } = await sh(container, "yes | { sleep 10; head -n 1; } > /dev/null; exit 4");
    assert.equal(code, 4);
  });

  it("end with the container, also where they wait for each other", async () => {
    const turns = new SteppedTurns();
    using container = new FakeContainer(smallHost(turns));
    const ends = sh(container, "while true; do :; done | cat | yes | wc");
    while (turns.pauses < 20) await new Promise((resolve) => setImmediate(resolve));
    container.budget.end();
    assert.equal((await ends).code, 137);
  });
});

describe("the CPU of containers", () => {
  const busy = [
    "while true; do :; done",
    "while true; do echo x > /dev/null; done",
    "yes > /dev/null",
    "until false; do true; done",
    "while true; do seq 1 100000 > /dev/null; done",
    "yes | grep y > /dev/null",
    "f() { while :; do (:); done; }; f",
    "printf '%1000000000s' x > /dev/null",
    "while true; do x=$(echo $((1 + 1))); done",
    "while true; do { sleep 0 & } ; wait; done",
  ];

  it("is shared by ten that loop, and the thread has its turns between their slices", async () => {
    const turns = new SteppedTurns();
    const host = new ContainerHost({ cpu: new Cpu(turns) });
    const containers = busy.map(() => new FakeContainer(host));
    const runs = containers.map((container, index) => sh(container, busy[index] ?? ""));
    let mostPauses = 0;
    for (let turn = 0; turn < 400; turn++) {
      const before = turns.pauses;
      await new Promise((resolve) => setImmediate(resolve));
      mostPauses = Math.max(mostPauses, turns.pauses - before);
    }
    // Slices of several containers never share one turn of the thread.
    assert(mostPauses <= 2, `${mostPauses} slices in one turn`);
    assert(turns.rests > 10);
    for (const [index, { budget, told }] of containers.entries()) {
      assert(budget.usedMs > 0, busy[index]);
      assert.deepEqual(told, [], busy[index]);
    }
    for (const { budget } of containers) budget.end();
    for (const { code } of await Promise.all(runs)) assert.equal(code, 137);
  });

  it("is said to be throttled where one works without a pause, once", async () => {
    const turns = new SteppedTurns();
    using container = new FakeContainer(new ContainerHost({ cpu: new Cpu(turns) }));
    const ends = sh(container, "while true; do :; done");
    while (turns.rests < 120) await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(container.told, [
      "practice cluster: this container works without a pause; its CPU is throttled",
    ]);
    container.budget.end();
    await ends;
  });
});
