import assert from "node:assert/strict";
import type { Disposable } from "../../../src/base/disposable.ts";
import { Emitter } from "../../../src/base/emitter.ts";
import { logUnexpectedErrors } from "../../../src/base/unexpectedError.ts";

describe("Emitter", () => {
  const heard = (emitter: Emitter<string>) => {
    const events: string[] = [];
    return { events, subscription: emitter.event((event) => events.push(event)) };
  };

  it("tells every listener, in order, until it is disposed", () => {
    const emitter = new Emitter<string>();
    const first = heard(emitter);
    const second = heard(emitter);
    emitter.fire("a");
    first.subscription.dispose();
    emitter.fire("b");
    assert.deepEqual([first.events, second.events], [["a"], ["a", "b"]]);
  });

  it("is silent after its end", () => {
    const emitter = new Emitter<string>();
    const { events } = heard(emitter);
    emitter.dispose();
    emitter.fire("a");
    assert.deepEqual(events, []);
  });

  it("does not tell a listener that another one has just ended", () => {
    const emitter = new Emitter<string>();
    const owned: Disposable[] = [];
    emitter.event(() => owned.forEach((each) => each.dispose()));
    const { events, subscription } = heard(emitter);
    owned.push(subscription);
    emitter.fire("a");
    assert.deepEqual(events, []);
  });

  it("tells a listener that came during an event of the next one only", () => {
    const emitter = new Emitter<string>();
    const late: string[] = [];
    emitter.event(() => emitter.event((event) => late.push(event)));
    emitter.fire("a");
    assert.deepEqual(late, []);
  });

  it("reports a listener that throws, whatever it throws, and tells the others", () => {
    const reported: unknown[] = [];
    const logging = logUnexpectedErrors({ error: (error) => reported.push(error) });
    try {
      const emitter = new Emitter<string>();
      const mistake = new TypeError("mistake");
      const before = heard(emitter);
      emitter.event(() => {
        throw mistake;
      });
      emitter.event(() => {
        throw "text"; // eslint-disable-line @typescript-eslint/only-throw-error
      });
      const after = heard(emitter);
      emitter.fire("a");
      emitter.fire("b");
      assert.deepEqual([before.events, after.events], [["a", "b"], ["a", "b"]]); // prettier-ignore
      assert.deepEqual(reported.map(String), ["TypeError: mistake", "Error: text", "TypeError: mistake", "Error: text"]); // prettier-ignore
      assert.equal(reported[0], mistake);
    } finally {
      logging.dispose();
    }
  });
});
