import assert from "node:assert/strict";
import { Watchdog } from "../../../../src/features/practice/watchdog.ts";

describe("Watchdog", () => {
  let now: number;
  let pings: number;
  let silences: number;
  let round: (() => void) | undefined;
  let watchdog: Watchdog;
  beforeEach(() => {
    [now, pings, silences, round] = [0, 0, 0, undefined];
    watchdog = new Watchdog({
      ping: () => pings++,
      onSilence: () => silences++,
      rounds: 3,
      now: () => now,
      startTimer: (callback) => {
        round = callback;
        return () => (round = undefined);
      },
    });
  });
  afterEach(() => watchdog.dispose());

  /** Ends rounds, each after that many milliseconds. */
  function pass(rounds: number, afterMs = 1_000): void {
    for (let n = 0; n < rounds; n++) {
      now += afterMs;
      const end = round;
      round = undefined;
      end?.();
    }
  }

  it("tells once of a thread that has not answered for its rounds, and asks it only once", () => {
    pass(3);
    assert.deepEqual([pings, silences], [1, 0]);
    pass(5);
    assert.deepEqual([pings, silences], [1, 1]);
  });

  it("asks an answering thread in every round", () => {
    for (let n = 0; n < 10; n++) {
      pass(1);
      watchdog.heard();
    }
    assert.deepEqual([pings, silences], [10, 0]);
  });

  it("counts anew after an answer", () => {
    pass(3);
    watchdog.heard();
    pass(3);
    assert.equal(silences, 0);
    pass(1);
    assert.equal(silences, 1);
  });

  it("counts anew after a round that was late, as after sleep", () => {
    pass(3);
    pass(1, 2_001);
    pass(2);
    assert.equal(silences, 0);
    pass(1);
    assert.equal(silences, 1);
  });

  it("stops at its end", () => {
    watchdog.dispose();
    assert.equal(round, undefined);
  });
});
