import { randomBytes } from "node:crypto";
import type * as vscode from "vscode";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";

const kept = "learner";
const keptFormer = "formerLearners";

/** More former ids than these are not kept. */
const mostFormer = 20;

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
    return this.knownId ?? this.renew();
  }

  /** The id and those before it, whose objects are the learner's to change as well. */
  get ids(): readonly string[] {
    return [...(this.knownId === undefined ? [] : [this.knownId]), ...this.formerIds];
  }

  /** Makes a new id, so that what is made from now on can be told from what was made before. */
  renew(): string {
    const { ids } = this;
    const id = `learner-${randomBytes(4).toString("hex")}`;
    void this.memory.update(kept, id);
    if (ids.length > 0) void this.memory.update(keptFormer, ids.slice(0, mostFormer));
    this.made.fire(id);
    return id;
  }

  private get formerIds(): readonly string[] {
    return this.memory.get<readonly string[]>(keptFormer, []);
  }
}
