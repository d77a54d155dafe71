import { randomBytes } from "node:crypto";
import type * as vscode from "vscode";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";

const kept = "learner";

/** The id that tells a learner's objects from those of others: random, without personal data. */
export class Learner {
  private readonly made = new Emitter<string>();
  /** Fires with the id when it has been created. */
  readonly onDidMake = this.made.event;
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** The id, if it has been created. */
  get knownId(): string | undefined {
    return this.memory.get<string>(kept);
  }

  /** The id, created when first needed; valid as the value of a label. */
  get id(): string {
    const { knownId } = this;
    if (knownId !== undefined) return knownId;
    const id = `learner-${randomBytes(4).toString("hex")}`;
    void this.memory.update(kept, id);
    this.made.fire(id);
    return id;
  }
}
