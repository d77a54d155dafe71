import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { Learner } from "../../../src/session/learner.ts";

/** Keeps values as VS Code's memento does, for this process. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, otherwise?: T): T | undefined {
    return (this.values.get(key) as T | undefined) ?? otherwise;
  }

  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
}

describe("Learner", () => {
  it("has an id from when it is first needed", () => {
    const learner = new Learner(new Memory());
    assert.equal(learner.knownId, undefined);
    assert.deepEqual(learner.ids, []);
    const { id } = learner;
    assert.match(id, /^learner-[0-9a-f]{8}$/);
    assert.equal(learner.id, id);
    assert.deepEqual(learner.ids, [id]);
  });

  it("becomes another, and still knows what it was", () => {
    const learner = new Learner(new Memory());
    const { id } = learner;
    const told: string[] = [];
    learner.onDidMake((made) => told.push(made));
    const renewed = learner.renew();
    assert.notEqual(renewed, id);
    assert.equal(learner.id, renewed);
    assert.deepEqual(told, [renewed]);
    assert.deepEqual(learner.ids, [renewed, id]);
    for (let times = 0; times < 50; times++) learner.renew();
    assert.ok(learner.ids.length <= 21);
  });
});
