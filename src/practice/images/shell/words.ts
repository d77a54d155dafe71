/** A piece of a word, before expansion. What is quoted is not split at blanks. */
export type WordPart =
  | { readonly kind: "text"; readonly text: string; readonly quoted: boolean }
  | { readonly kind: "variable"; readonly name: string; readonly otherwise: string; readonly quoted: boolean }
  | { readonly kind: "command"; readonly script: string; readonly quoted: boolean }
  | { readonly kind: "arithmetic"; readonly expression: string };

export type Token =
  | { readonly kind: "word"; readonly parts: readonly WordPart[] }
  | { readonly kind: "operator"; readonly text: string };

export class ShellSyntaxError extends Error {}

const operators = [
  "2>&1",
  "1>&2",
  "2>>",
  "&&",
  "||",
  ";;",
  ">>",
  "2>",
  ">&2",
  ";",
  "|",
  "&",
  ">",
  "<",
  "(",
  ")",
];

/** Splits a script of `sh` into words and operators; a line's end is the operator `\n`. */
export function tokenize(script: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < script.length) {
    const rest = script.slice(at);
    const blank = /^(?:[ \t\r]|\\\n)+|^#[^\n]*/.exec(rest);
    if (blank) {
      at += blank[0].length;
    } else if (rest.startsWith("\n")) {
      tokens.push({ kind: "operator", text: "\n" });
      at += 1;
    } else {
      const operator = operators.find((text) => rest.startsWith(text));
      if (operator !== undefined) {
        tokens.push({ kind: "operator", text: operator });
        at += operator.length;
      } else {
        const word = readWord(script, at);
        tokens.push({ kind: "word", parts: word.parts });
        at = word.end;
      }
    }
  }
  return tokens;
}

function readWord(script: string, start: number): { parts: WordPart[]; end: number } {
  const parts: WordPart[] = [];
  let at = start;
  while (at < script.length && !/[\s;|&<>()]/.test(script.charAt(at))) {
    const character = script.charAt(at);
    if (character === "'") {
      const end = find(script, "'", at + 1);
      parts.push({ kind: "text", text: script.slice(at + 1, end), quoted: true });
      at = end + 1;
    } else if (character === '"') {
      at = readQuoted(script, at + 1, parts);
    } else if (character === "\\") {
      parts.push({ kind: "text", text: script.charAt(at + 1), quoted: true });
      at += 2;
    } else if (character === "$" || character === "`") {
      at = readExpansion(script, at, false, parts);
    } else {
      parts.push({ kind: "text", text: character, quoted: false });
      at += 1;
    }
  }
  return { parts, end: at };
}

function readQuoted(script: string, start: number, parts: WordPart[]): number {
  let at = start;
  let text = "";
  const flush = (): void => {
    parts.push({ kind: "text", text, quoted: true });
    text = "";
  };
  for (;;) {
    const character = script.charAt(at);
    if (at >= script.length) throw new ShellSyntaxError('unterminated quoted string: expected "');
    if (character === '"') {
      flush();
      return at + 1;
    }
    if (character === "\\" && /["\\$`]/.test(script.charAt(at + 1))) {
      text += script.charAt(at + 1);
      at += 2;
    } else if (character === "$" || character === "`") {
      flush();
      at = readExpansion(script, at, true, parts);
    } else {
      text += character;
      at += 1;
    }
  }
}

function readExpansion(script: string, start: number, quoted: boolean, parts: WordPart[]): number {
  const rest = script.slice(start);
  const variable = /^\$(?:(?<plain>\w+|[?#$@*!])|\{(?<braced>\w+|[?#$@*])(?::?-(?<otherwise>[^}]*))?\})/.exec(
    rest,
  );
  if (variable) {
    const { plain, braced, otherwise = "" } = variable.groups ?? {};
    parts.push({ kind: "variable", name: plain ?? braced ?? "", otherwise, quoted });
    return start + variable[0].length;
  }
  if (rest.startsWith("$((")) {
    const end = find(script, "))", start + 3);
    parts.push({ kind: "arithmetic", expression: script.slice(start + 3, end) });
    return end + 2;
  }
  if (rest.startsWith("$(")) {
    const end = closingParenthesis(script, start + 2);
    parts.push({ kind: "command", script: script.slice(start + 2, end), quoted });
    return end + 1;
  }
  if (rest.startsWith("`")) {
    const end = find(script, "`", start + 1);
    parts.push({ kind: "command", script: script.slice(start + 1, end), quoted });
    return end + 1;
  }
  parts.push({ kind: "text", text: "$", quoted });
  return start + 1;
}

function closingParenthesis(script: string, start: number): number {
  let depth = 1;
  for (let at = start; at < script.length; at++) {
    if (script.charAt(at) === "(") depth += 1;
    if (script.charAt(at) === ")" && --depth === 0) return at;
  }
  throw new ShellSyntaxError('unexpected end of file (expecting ")")');
}

function find(script: string, text: string, start: number): number {
  const end = script.indexOf(text, start);
  if (end < 0) throw new ShellSyntaxError(`unterminated quoted string: expected ${text}`);
  return end;
}
