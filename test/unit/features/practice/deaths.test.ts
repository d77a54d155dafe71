import assert from "node:assert/strict";
import { Deaths } from "../../../../src/features/practice/deaths.ts";

describe("Deaths of the practice cluster", () => {
  let now: number;
  let deaths: Deaths;
  beforeEach(() => {
    now = 0;
    deaths = new Deaths(() => now);
  });
  const add = (times: number): void => {
    for (let n = 0; n < times; n++) deaths.add();
  };

  it("set aside more and more of the latest changes, in the end all", () => {
    const setAside = [deaths.toSetAside];
    for (let n = 0; n < 5; n++) {
      deaths.add();
      setAside.push(deaths.toSetAside);
    }
    assert.deepEqual(setAside, [0, 0, 1, 4, 16, Number.MAX_SAFE_INTEGER]);
    assert.equal(deaths.isHopeless, false);
    deaths.add();
    assert.equal(deaths.isHopeless, true);
    assert.equal(deaths.toSetAside, Number.MAX_SAFE_INTEGER);
  });

  it("count only in quick succession", () => {
    deaths.add();
    now += 59_999;
    deaths.add();
    assert.equal(deaths.areRepeated, true);
    now += 60_000;
    deaths.add();
    assert.equal(deaths.areRepeated, false);
    assert.equal(deaths.toSetAside, 0);
  });

  it("are forgotten", () => {
    add(4);
    deaths.forget();
    deaths.add();
    assert.equal(deaths.areRepeated, false);
  });

  it("leave one more try to somebody who asks for it", () => {
    add(9);
    deaths.tryAgain();
    assert.equal(deaths.isHopeless, false);
    deaths.add();
    assert.equal(deaths.isHopeless, true);
  });
});
