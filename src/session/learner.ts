import { randomBytes } from "node:crypto";
import type * as vscode from "vscode";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";

const kept = "learner";

/** The id by which a learner's objects are told from those of others: random, with nothing personal in it. */
export class Learner {
  private readonly made = new Emitter<string>();
  /** Tells of the id when it has been made. */
  readonly onDidMake = this.made.event;
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** Undefined until it was first needed. */
  get knownId(): string | undefined {
    return this.memory.get<string>(kept);
  }

  /** Made when it is first needed; fit to be the value of a label. */
  get id(): string {
    const { knownId } = this;
    if (knownId !== undefined) return knownId;
    const id = `learner-${randomBytes(4).toString("hex")}`;
    void this.memory.update(kept, id);
    this.made.fire(id);
    return id;
  }
}
