import assert from "node:assert/strict";
import type { QuickPickItem } from "vscode";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Question } from "../../../../src/course/questions/question.ts";
import { QuestionRound } from "../../../../src/course/questions/questionRound.ts";
import { askRound, type RoundEnd, type RoundPicker } from "../../../../src/features/questions/askRound.ts";

const question = (name: string): Question => ({
  id: name,
  text: `What is a ${name}?`,
  page: "basics.nodes",
  hint: `The page of the ${name} says it.`,
  options: [
    { id: "right", text: `A ${name}.`, isRight: true, why: `It is a ${name}.` },
    { id: "wrong", text: "A house.", why: "Nobody lives in it." },
  ],
});

/** A quick pick that a test answers. */
class Picker implements RoundPicker {
  title: string | undefined;
  placeholder: string | undefined;
  value = "";
  items: readonly QuickPickItem[] = [];
  activeItems: readonly QuickPickItem[] = [];
  isShown = false;
  readonly #accept = new Emitter<undefined>();
  readonly #value = new Emitter<string>();
  readonly #hide = new Emitter<undefined>();
  readonly onDidAccept = (listener: () => void): { dispose(): void } => this.#accept.event(listener);
  readonly onDidChangeValue = this.#value.event;
  readonly onDidHide = (listener: () => void): { dispose(): void } => this.#hide.event(listener);

  show(): void {
    this.isShown = true;
  }

  /** Accepts the entry that holds this text. */
  pick(text: string): void {
    const item = this.items.find(({ label }) => label.includes(text));
    assert.ok(item, `${text} is among ${this.items.map(({ label }) => label).join(" / ")}`);
    this.activeItems = [item];
    this.#accept.fire(undefined);
  }

  type(text: string): void {
    this.value = text;
    this.#value.fire(text);
  }

  hide(): void {
    this.#hide.fire(undefined);
  }
}

describe("a round of questions in a quick pick", () => {
  let picker: Picker;
  let round: QuestionRound;
  let answered: string[];
  let ended: Promise<RoundEnd>;
  beforeEach(() => {
    picker = new Picker();
    round = new QuestionRound([question("pod"), question("node")]);
    answered = [];
    ended = askRound(
      picker,
      round,
      ({ page }) => `Page of ${page}`,
      ({ id }, option) => answered.push(`${id}: ${option.id}`),
    );
  });

  /** The entry in focus, which a screen reader reads. */
  const active = (): QuickPickItem => {
    const [item] = picker.activeItems;
    assert.ok(item);
    return item;
  };

  it("asks, says that an answer is right and why, and goes on", async () => {
    assert.ok(picker.isShown);
    assert.equal(picker.title, "Question 1 of 2");
    assert.match(active().label, /What is a pod/);
    picker.pick("A pod.");
    assert.deepEqual(answered, ["pod: right"]);
    assert.match(active().label, /Correct/);
    assert.equal(active().detail, "It is a pod.");
    picker.pick("Next question");
    assert.equal(picker.title, "Question 2 of 2");
    picker.pick("A node.");
    picker.pick("Finish");
    assert.deepEqual(await ended, { kind: "finished" });
  });

  it("lets a wrong answer be tried again", () => {
    picker.pick("A house.");
    assert.match(active().label, /Not quite/);
    assert.equal(active().detail, "Nobody lives in it.");
    picker.pick("Try again");
    assert.equal(picker.title, "Question 1 of 2");
    picker.pick("A pod.");
    assert.match(active().label, /Correct/);
  });

  it("offers the page that answers", async () => {
    picker.pick("A house.");
    const page = picker.items.find(({ label }) => label.includes("Page of basics.nodes"));
    assert.equal(page?.detail, "The page of the pod says it.");
    picker.pick("Page of basics.nodes");
    const end = await ended;
    assert.equal(end.kind === "page" && end.question.id, "pod");
  });

  it("does nothing when the question itself is picked", () => {
    picker.pick("What is a pod?");
    assert.equal(picker.title, "Question 1 of 2");
    assert.deepEqual(answered, []);
  });

  it("keeps its entries in order, whatever is typed", () => {
    picker.type("house");
    assert.equal(picker.value, "");
    assert.ok(picker.items.every(({ alwaysShow }) => alwaysShow));
  });

  it("is left by Escape, and goes on later where it was", async () => {
    picker.pick("A pod.");
    picker.pick("Next question");
    picker.hide();
    assert.deepEqual(await ended, { kind: "left" });
    const later = new Picker();
    void askRound(
      later,
      round,
      ({ page }) => page,
      () => undefined,
    );
    assert.equal(later.title, "Question 2 of 2");
  });
});
