/** A word of a line, without its quotes. */
interface Word {
  readonly text: string;
  /** Where it begins in the line, with its quotes. */
  readonly start: number;
  /** Where what follows it begins. */
  readonly end: number;
}

/** What a line has that a POSIX shell does more with than to split it into words, or what it lacks. */
export interface Trouble {
  readonly kind: "pipe" | "redirection" | "sequence" | "substitution" | "variable" | "unclosed";
  /** As it is written: `|`, `>`, `$HOME`. */
  readonly sign: string;
}

/** A line as a shell splits it. */
export interface SplitLine {
  readonly words: readonly Word[];
  /** The first thing in the line that cannot be done. */
  readonly trouble: Trouble | undefined;
}

const signs: ReadonlyMap<string, Trouble["kind"]> = new Map([
  ["|", "pipe"],
  [">", "redirection"],
  ["<", "redirection"],
  [";", "sequence"],
  ["&", "sequence"],
  ["`", "substitution"],
  ["(", "substitution"],
  [")", "substitution"],
]);

/**
 * Splits a line into words by the quotes and backslashes of a POSIX shell. Patterns such as `*` stay, as they do in a
 * folder where nothing matches. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function splitWords(line: string): SplitLine {
  const words: Word[] = [];
  let trouble: Trouble | undefined;
  const meet = (kind: Trouble["kind"], sign: string): void => {
    trouble ??= { kind, sign };
  };
  let at = 0;
  let text = "";
  let start = -1;
  const begin = (): void => {
    if (start < 0) start = at;
  };
  const finish = (): void => {
    if (start >= 0) words.push({ text, start, end: at });
    [text, start] = ["", -1];
  };
  while (at < line.length) {
    const sign = line.charAt(at);
    const refused = signs.get(sign);
    if (isSpace(sign)) {
      finish();
      at++;
    } else if (sign === "#" && start < 0) {
      break;
    } else if (sign === "'" || sign === '"') {
      begin();
      const quoted = sign === "'" ? singleQuoted(line, at) : doubleQuoted(line, at, meet);
      if (!quoted.isClosed) meet("unclosed", sign);
      text += quoted.text;
      at = quoted.end;
    } else if (sign === "\\") {
      begin();
      if (at + 1 === line.length) meet("unclosed", sign);
      text += line.charAt(at + 1);
      at = Math.min(at + 2, line.length);
    } else if (sign === "$" && expands(line, at)) {
      begin();
      meet(kindOfExpansion(line, at), nameAt(line, at));
      text += sign;
      at++;
    } else if (refused) {
      meet(refused, line.startsWith(sign.repeat(2), at) ? sign.repeat(2) : sign);
      finish();
      at++;
    } else {
      begin();
      text += sign;
      at++;
    }
  }
  finish();
  return { words, trouble };
}

function isSpace(sign: string): boolean {
  return sign === " " || sign === "\t" || sign === "\n";
}

interface Quoted {
  readonly text: string;
  readonly end: number;
  readonly isClosed: boolean;
}

function singleQuoted(line: string, start: number): Quoted {
  const close = line.indexOf("'", start + 1);
  const end = close < 0 ? line.length : close;
  return { text: line.slice(start + 1, end), end: close < 0 ? end : end + 1, isClosed: close >= 0 };
}

/** Only these does a backslash escape between double quotes. */
const escapable = '$`"\\\n';

function doubleQuoted(
  line: string,
  start: number,
  meet: (kind: Trouble["kind"], sign: string) => void,
): Quoted {
  let text = "";
  let at = start + 1;
  while (at < line.length) {
    const sign = line.charAt(at);
    if (sign === '"') return { text, end: at + 1, isClosed: true };
    const next = line.charAt(at + 1);
    if (sign === "\\" && next !== "" && escapable.includes(next)) {
      text += next;
      at += 2;
      continue;
    }
    if (sign === "`") meet("substitution", sign);
    if (sign === "$" && expands(line, at)) meet(kindOfExpansion(line, at), nameAt(line, at));
    text += sign;
    at++;
  }
  return { text, end: at, isClosed: false };
}

/** Whether something is put in at a dollar sign, which else stands for itself. */
function expands(line: string, at: number): boolean {
  return /[\w{(?$!#@*-]/.test(line.charAt(at + 1));
}

function kindOfExpansion(line: string, at: number): Trouble["kind"] {
  return line.charAt(at + 1) === "(" ? "substitution" : "variable";
}

function nameAt(line: string, at: number): string {
  return /^\$(?:\w+|.)/.exec(line.slice(at, at + 64))?.[0] ?? "$";
}
