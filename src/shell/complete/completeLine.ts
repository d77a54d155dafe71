import { withText, type LineState } from "../line/lineState.ts";
import type { Candidates } from "./candidates.ts";

/** What Tab does: puts in what is certain, and shows what is possible where nothing is. */
export interface Completed {
  readonly line: LineState;
  /** To be shown below the line. */
  readonly choices: readonly string[];
}

/** Completes the word at the cursor of a line by what can stand there. */
export function completeLine(line: LineState, { typed, start, words }: Candidates): Completed {
  const shared = sharedStart(words);
  const isWhole = words.length === 1;
  if (words.length === 0 || (!isWhole && shared.length <= typed.length)) return { line, choices: words };
  // A word that goes on, such as `deployment/`, is not followed by a space.
  const end = isWhole && !/[/,]$/.test(shared) ? " " : "";
  const replaced: LineState = {
    ...line,
    text: line.text.slice(0, start) + line.text.slice(line.cursor),
    cursor: start,
  };
  return { line: withText(replaced, quoted(shared) + end), choices: [] };
}

function sharedStart([first = "", ...others]: readonly string[]): string {
  let length = first.length;
  for (const other of others) while (!other.startsWith(first.slice(0, length))) length--;
  return first.slice(0, length);
}

/** A word as it has to be written so that it stays one. */
function quoted(word: string): string {
  return word.replaceAll(/[^\w@%+=:,./\u0080-\u{10ffff}-]/gu, (sign) => `\\${sign}`);
}
