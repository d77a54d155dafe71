/** What is probably wrong with a value, in contrast to what it means. */
export interface Mistake {
  /** Markdown. */
  readonly mistake: string;
}

/** Marks what a rule says of a value as something that is probably wrong. */
export function mistake(text: string): Mistake {
  return { mistake: text };
}
