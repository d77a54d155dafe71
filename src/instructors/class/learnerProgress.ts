import type { ProgressFile } from "../../course/progressFile.ts";

/** What the page about a class takes from one exported file. */
export type LearnerProgress = Pick<
  ProgressFile,
  "learner" | "exportedAt" | "steps" | "questions" | "advice" | "labs"
>;

/** A file of the class: its name, and what is in it. */
export interface ClassFile {
  readonly name: string;
  readonly progress: LearnerProgress;
}

/** A file that was left out, and why. */
export interface LeftOutFile {
  readonly name: string;
  readonly reason: string;
}
