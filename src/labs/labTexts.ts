/** What a lab says, in one language, as Markdown without HTML and with links to https addresses alone. */
export interface LabTexts {
  readonly title: string;
  /** What is broken, in two sentences. */
  readonly story: string;
  /** What should be true at the end: a sentence for each check. */
  readonly goals: readonly string[];
  /** From the vaguest to the clearest. */
  readonly hints: readonly string[];
  /** How to repair it, step by step. */
  readonly way: string;
  /** The rule behind it, with where to read on. */
  readonly explanation: string;
}
