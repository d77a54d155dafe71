import assert from "node:assert/strict";
import { Turns } from "../../src/turns.ts";

/** Turns with a clock that advances only with work, and a count of the turns that sockets got. */
function steppedTurns(): { turns: Turns; work: (ms: number) => void; pauses: () => number } {
  let now = 0;
  let pauses = 0;
  const later = (run: () => void): void => {
    setImmediate(() => {
      pauses += 1;
      run();
    });
  };
  return {
    turns: new Turns({ now: () => now, later }),
    work: (ms) => (now += ms),
    pauses: () => pauses,
  };
}

describe("Turns", () => {
  it("pauses after each slice of five milliseconds, and not before", async () => {
    const { turns, work, pauses } = steppedTurns();
    const before: number[] = [];
    for (let piece = 0; piece < 20; piece++) {
      await turns.take();
      before.push(pauses());
      work(1);
    }
    assert.deepEqual(
      [0, 1, 2, 3].map((pause) => before.filter((each) => each === pause).length),
      [5, 5, 5, 5],
    );
  });

  it("lets many go on one after the other, each slice as many as have time in it", async () => {
    const { turns, work, pauses } = steppedTurns();
    const done: [piece: number, pauses: number][] = [];
    await Promise.all(
      Array.from({ length: 30 }, async (_, piece) => {
        await turns.take();
        done.push([piece, pauses()]);
        work(2);
        await turns.take();
        work(2);
      }),
    );
    assert.deepEqual(
      done.map(([piece]) => piece),
      Array.from({ length: 30 }, (_, piece) => piece),
    );
    assert.ok(pauses() >= 18, `120 ms of work had ${pauses()} pauses`);
  });

  it("lets who waits for an answer go first", async () => {
    const { turns, work } = steppedTurns();
    await turns.take();
    work(10);
    const order: string[] = [];
    const wait = async (name: string, taken: Promise<void>): Promise<void> => {
      await taken;
      order.push(name);
    };
    await Promise.all([
      wait("first", turns.take()),
      wait("second", turns.take()),
      wait("client", turns.takeFirst()),
    ]);
    assert.deepEqual(order, ["client", "first", "second"]);
  });

  it("lets a timer and a socket's turn come during work that only waits for itself", async () => {
    const turns = new Turns();
    let ended = false;
    const stopping = new AbortController();
    const work = (async () => {
      while (!stopping.signal.aborted) {
        await turns.take();
        for (const until = performance.now() + 1; performance.now() < until;);
      }
      ended = true;
    })();
    await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(ended, false);
    stopping.abort();
    await work;
  });
});
