import { leadingWords } from "../command.ts";
import { splitWords } from "../words/splitWords.ts";

/** What of a line is certain, and the word that is being typed. */
export interface Leading {
  /** The whole words before it, without `kubectl`. */
  readonly words: readonly string[];
  /** What is typed of the last one; nothing after a space. */
  readonly typed: string;
  readonly start: number;
  /** Whether `kubectl` was written. */
  readonly isKubectl: boolean;
}

/** Reads a line up to the cursor; undefined where nothing can be completed in it. */
export function readLeading(before: string): Leading | undefined {
  const { words, trouble } = splitWords(before);
  if (trouble && trouble.kind !== "unclosed") return undefined;
  const last = words.at(-1);
  const isNew = last === undefined || (last.end < before.length && !trouble);
  const whole = (isNew ? words : words.slice(0, -1)).map(({ text }) => text);
  const skipped = leadingWords(whole);
  return {
    words: whole.slice(skipped),
    typed: isNew ? "" : last.text,
    start: isNew ? before.length : last.start,
    isKubectl: skipped > 0,
  };
}
