import { type CourseState, doneParts } from "./courseState.ts";
import type { LabRecord } from "./labRecord.ts";
import { isStepDone, type PartId, partsOfSteps, type StepId } from "./steps.ts";

/**
 * A learner's progress, for an instructor to collect; described by `docs/progress.schema.json`. It contains nothing
 * personal: the id is random, and there are no names of people, machines, or clusters.
 */
export interface ProgressFile {
  readonly course: "kubernetes-workshop";
  /** The version of this file format. */
  readonly version: 2;
  readonly extensionVersion: string;
  readonly learner: string;
  /** ISO 8601, in UTC. */
  readonly exportedAt: string;
  readonly stepsDone: number;
  readonly stepsTotal: number;
  readonly steps: readonly {
    readonly id: StepId;
    readonly done: boolean;
    /** When each part was done; null if it is not. */
    readonly parts: Readonly<Partial<Record<PartId, string | null>>>;
  }[];
  /** The questions that were answered. */
  readonly questions: readonly {
    readonly id: string;
    /** Until it was answered correctly for the first time. */
    readonly tries: number;
    /** The number of the try that was right; null if none was. */
    readonly rightAtTry: number | null;
  }[];
  /** How often Check gave each advice, by its rule: where the learner was stuck. */
  readonly advice: readonly { readonly rule: string; readonly count: number }[];
  /** The labs that were begun. */
  readonly labs: readonly LabRecord[];
}

export function progressFile(
  state: CourseState,
  about: {
    readonly learner: string;
    readonly extensionVersion: string;
    readonly now: Date;
    readonly labs: readonly LabRecord[];
    /** The steps that the course has. */
    readonly steps: readonly StepId[];
  },
): ProgressFile {
  const done = doneParts(state);
  const timeOf = (part: PartId): string | null => {
    const at = state.done[part];
    return at === undefined ? null : new Date(at).toISOString();
  };
  return {
    course: "kubernetes-workshop",
    version: 2,
    extensionVersion: about.extensionVersion,
    learner: about.learner,
    exportedAt: about.now.toISOString(),
    stepsDone: about.steps.filter((step) => isStepDone(step, done)).length,
    stepsTotal: about.steps.length,
    steps: about.steps.map((id) => ({
      id,
      done: isStepDone(id, done),
      parts: Object.fromEntries(partsOfSteps[id].map((part) => [part, timeOf(part)])),
    })),
    questions: Object.entries(state.answers).map(([id, { tries, rightAtTry = null }]) => ({
      id,
      tries,
      rightAtTry,
    })),
    advice: Object.entries(state.advice).map(([rule, count]) => ({ rule, count })),
    labs: about.labs,
  };
}
