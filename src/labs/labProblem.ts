/** Why a lab cannot be used, in the reader's language. */
export interface LabProblem {
  /** The lab's folder. */
  readonly lab: string;
  /** A file of it: `lab.json`. */
  readonly file: string;
  /** Which field or heading of the file; empty where it is the whole file. */
  readonly field: string;
  /** What is wrong and what to write. */
  readonly message: string;
}
