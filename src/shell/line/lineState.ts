import { charactersOf } from "./cellWidth.ts";
import type { Key } from "./keys.ts";

/** A line that is being typed. */
export interface LineState {
  readonly text: string;
  /** Where the cursor is in it, in code units; never within a character. */
  readonly cursor: number;
  readonly history: readonly string[];
  /** Which line of the history is shown; its length where it is a new one. */
  readonly recalled: number;
  /** The new line, while another is recalled. */
  readonly draft: string;
}

/** An empty line. */
export function emptyLine(history: readonly string[]): LineState {
  return { text: "", cursor: 0, history, recalled: history.length, draft: "" };
}

/** In code units. Longer pasted text is not meant as a command. */
const longestLine = 10_000;

/** Puts text in at the cursor. */
export function withText(state: LineState, pasted: string): LineState {
  const { cursor } = state;
  const text = pasted.slice(0, Math.max(0, longestLine - state.text.length));
  return {
    ...state,
    text: state.text.slice(0, cursor) + text + state.text.slice(cursor),
    cursor: cursor + text.length,
  };
}

/** What a key makes of a line; the same object where nothing. Enter, Tab and what is for the shell itself change nothing. */
export function afterKey(state: LineState, key: Key): LineState {
  const { text, cursor } = state;
  const [before, after] = [text.slice(0, cursor), text.slice(cursor)];
  const cut = (from: number, to: number): LineState =>
    from === to ? state : { ...state, text: text.slice(0, from) + text.slice(to), cursor: from };
  const move = (to: number): LineState => (to === cursor ? state : { ...state, cursor: to });
  switch (key.type) {
    case "text":
      return withText(state, key.text);
    case "left":
      return move(cursor - lastLength(before));
    case "right":
      return move(cursor + firstLength(after));
    case "home":
      return move(0);
    case "end":
      return move(text.length);
    case "wordLeft":
      return move(wordStart(before));
    case "wordRight":
      return move(cursor + wordEnd(after));
    case "backspace":
      return cut(cursor - lastLength(before), cursor);
    case "delete":
      return cut(cursor, cursor + firstLength(after));
    case "deleteToStart":
      return cut(0, cursor);
    case "deleteToEnd":
      return cut(cursor, text.length);
    case "deleteWord":
      return cut(wordStart(before), cursor);
    case "up":
      return recall(state, state.recalled - 1);
    case "down":
      return recall(state, state.recalled + 1);
    case "enter":
    case "tab":
    case "interrupt":
    case "endOfInput":
    case "clear":
      return state;
  }
}

function recall(state: LineState, index: number): LineState {
  const { history, recalled, text } = state;
  if (index < 0 || index > history.length) return state;
  const draft = recalled === history.length ? text : state.draft;
  const shown = history[index] ?? draft;
  return { ...state, draft, recalled: index, text: shown, cursor: shown.length };
}

function lastLength(text: string): number {
  return charactersOf(text).at(-1)?.length ?? 0;
}

function firstLength(text: string): number {
  return charactersOf(text)[0]?.length ?? 0;
}

/** Where the word before the cursor begins, past the spaces between. */
function wordStart(before: string): number {
  let at = before.length;
  while (at > 0 && before[at - 1] === " ") at--;
  while (at > 0 && before[at - 1] !== " ") at--;
  return at;
}

function wordEnd(after: string): number {
  let at = 0;
  while (at < after.length && after[at] === " ") at++;
  while (at < after.length && after[at] !== " ") at++;
  return at;
}
