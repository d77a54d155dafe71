import { isStepId, type StepId, stepIds } from "./steps.ts";

/** The steps that a course has, and what is wrong with the setting that leaves some out. */
export interface ShownSteps {
  /** In order, and never none. */
  readonly steps: readonly StepId[];
  /** What in the setting is no step. */
  readonly unknown: readonly string[];
  /** Whether the setting names all steps, and therefore leaves out none. */
  readonly isAll: boolean;
}

/**
 * Applies the setting that leaves steps out of the course.
 *
 * @param setting as somebody wrote it, who may have written anything
 */
export function shownSteps(setting: unknown): ShownSteps {
  const named: readonly unknown[] = Array.isArray(setting) ? setting : [];
  const hidden = new Set(named.filter(isStepId));
  const unknown = named.filter((each) => !isStepId(each)).map((each) => JSON.stringify(each));
  const steps = stepIds.filter((step) => !hidden.has(step));
  const isAll = steps.length === 0;
  return { steps: isAll ? stepIds : steps, unknown, isAll };
}
