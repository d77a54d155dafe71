import { t } from "@vscode/l10n";
import type { AdviceAction } from "../../../course/check/advice.ts";
import type { CourseState } from "../../../course/courseState.ts";
import type { StepId } from "../../../course/steps.ts";
import type { CheckAnswer } from "../../../lesson/coursePage.ts";
import type { CourseViewWorld } from "./courseViewWorld.ts";

type AnswerWorld = Pick<CourseViewWorld, "adviceOn" | "offered" | "runAction">;

/** Check's answer on the step that is shown, until something makes it outdated. */
export class ShownAnswer {
  readonly #world: AnswerWorld;
  readonly #changed: () => void;
  #step: StepId;
  /** What the answer depends on, as text. */
  #known: string;
  #answer: CheckAnswer | undefined;
  /** What the button of the answer does. */
  #leadsTo: AdviceAction | undefined;

  /** @param changed is called when there is another answer */
  constructor(world: AnswerWorld, step: StepId, state: CourseState, changed: () => void) {
    this.#world = world;
    this.#step = step;
    this.#known = knownOf(state);
    this.#changed = changed;
  }

  /** What the page shows of it. */
  get page(): CheckAnswer | undefined {
    return this.#answer;
  }

  /** Shows another step, which nobody has checked yet. */
  begin(step: StepId): void {
    this.#step = step;
    this.#answer = undefined;
  }

  /** Asks Check. */
  async check(): Promise<void> {
    const step = this.#step;
    this.#answer = {
      isBusy: true,
      isDone: false,
      message: t("Checking the state of the cluster…"),
      action: undefined,
    };
    this.#leadsTo = undefined;
    this.#changed();
    try {
      const { isDone, message, action } = await this.#world.adviceOn(step);
      const leadsTo = await this.#world.offered(action);
      if (step === this.#step) {
        this.#answer = { isBusy: false, isDone, message, action: leadsTo?.title };
        this.#leadsTo = leadsTo;
      }
    } catch (error) {
      if (step === this.#step) this.#answer = undefined;
      throw error;
    } finally {
      this.#changed();
    }
  }

  /** Does what the button of the answer says. */
  async follow(): Promise<void> {
    if (this.#answer && this.#leadsTo) await this.#world.runAction(this.#leadsTo);
  }

  /** An answer to what was before is no answer to what is now. What was answered or advised changes nothing. */
  takeState(state: CourseState): void {
    const known = knownOf(state);
    if (known !== this.#known && !this.#answer?.isBusy) this.#answer = undefined;
    this.#known = known;
  }
}

/** What Check's answer depends on: everything but what was answered and advised. */
function knownOf(state: CourseState): string {
  return JSON.stringify({ ...state, answers: undefined, reviews: undefined, advice: undefined });
}
