import assert from "node:assert/strict";
import { ChangeBatch } from "../../../src/clusterTree/changeBatch.ts";
import { ManualTimer } from "./inMemoryCluster.ts";

describe("ChangeBatch", () => {
  let timer: ManualTimer;
  let sent: string[];
  let batch: ChangeBatch<string>;
  beforeEach(() => {
    timer = new ManualTimer();
    sent = [];
    batch = new ChangeBatch((changed) => sent.push([...changed].join("")), 100, timer.start);
  });
  const add = (elements: string) => elements.split("").forEach((each) => batch.add(each));

  it("sends the first change at once and what follows together, each element once", () => {
    add("abbcb");
    assert.deepEqual(sent, ["a"]);
    timer.elapse();
    assert.deepEqual(sent, ["a", "bc"]);
    add("ad");
    timer.elapse();
    assert.deepEqual(sent, ["a", "bc", "ad"]);
  });

  it("sends at once again after a quiet time, in which no timer runs", () => {
    add("a");
    timer.elapse();
    assert.equal(timer.pending.size, 0);
    add("b");
    assert.deepEqual(sent, ["a", "b"]);
  });

  it("keeps what is added while it sends for the next time", () => {
    let isFirst = true;
    batch = new ChangeBatch(
      (changed) => {
        sent.push([...changed].join(""));
        if (isFirst) batch.add("b");
        isFirst = false;
      },
      100,
      timer.start,
    );
    add("a");
    assert.deepEqual(sent, ["a"]);
    timer.elapse();
    assert.deepEqual(sent, ["a", "b"]);
  });

  it("sends nothing and runs no timer after its end", () => {
    add("ab");
    batch.dispose();
    assert.equal(timer.pending.size, 0);
    add("c");
    assert.deepEqual([sent, timer.pending.size], [["a"], 0]);
  });

  it("that has never sent anything sends nothing after its end", () => {
    batch.dispose();
    add("a");
    assert.deepEqual([sent, timer.pending.size], [[], 0]);
  });
});
