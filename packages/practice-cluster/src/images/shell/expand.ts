import { evaluateArithmetic } from "./arithmetic.ts";
import { ShellError } from "./shellError.ts";
import type { Node, Word, WordPart } from "./syntaxTree.ts";

/** The access that expansion has to the running shell. */
export interface Scope {
  variable(name: string): string | undefined;
  assign(name: string, value: string): void;
  /** The parameters from `$1` on; `"$@"` expands to one field for each. */
  readonly parameters: readonly string[];
  /** Runs a script and returns its output. */
  capture(body: Node): Promise<string>;
  /** Counts the characters of an expansion before they are allocated. */
  hold(characters: number): void;
  spend(steps: number): Promise<void> | undefined;
}

/** Overhead of a field, in characters. */
const fieldCharacters = 16;

/** Number of fields that are split before other containers get a turn. */
const fieldsAtOnce = 1_000;

/** Expands a word to fields: unquoted values are split at blanks, and removed if empty. */
export async function expandFields(scope: Scope, word: Word): Promise<string[]> {
  const fields: string[] = [];
  let current: string | undefined;
  const add = (text: string): void => {
    scope.hold(text.length + fieldCharacters);
    current = (current ?? "") + text;
  };
  const end = (): void => {
    if (current !== undefined) fields.push(current);
    current = undefined;
  };
  for (const part of word) {
    if (part.kind === "variable" && part.name === "@" && part.quoted && !part.length) {
      for (const [index, parameter] of scope.parameters.entries()) {
        if (index > 0) end();
        add(parameter);
      }
      continue;
    }
    const isQuoted = part.kind === "arithmetic" || part.quoted;
    const text = await expandPart(scope, part);
    if (isQuoted || part.kind === "text") {
      if (text !== "" || isQuoted) add(text);
      continue;
    }
    let count = 0;
    for (const [piece] of text.matchAll(/[^ \t\n]+|[ \t\n]+/g)) {
      if (" \t\n".includes(piece.charAt(0))) end();
      else add(piece);
      if (++count % fieldsAtOnce === 0) await scope.spend(fieldsAtOnce);
    }
  }
  end();
  return fields;
}

/** Expands a word to one string, as for the value of an assignment. */
export async function expandText(scope: Scope, word: Word): Promise<string> {
  const texts: string[] = [];
  for (const part of word) {
    const text = await expandPart(scope, part);
    scope.hold(text.length);
    texts.push(text);
  }
  // A single join: strings that are concatenated one by one hold more memory than their characters.
  return texts.join("");
}

async function expandPart(scope: Scope, part: WordPart): Promise<string> {
  switch (part.kind) {
    case "text":
      return part.text;
    case "variable":
      return await expandVariable(scope, part);
    case "command":
      return withoutLastLines(await scope.capture(part.body));
    case "arithmetic":
      return evaluateArithmetic(await expandText(scope, part.expression), (name) => scope.variable(name));
  }
}

async function expandVariable(
  scope: Scope,
  { name, length, otherwise }: Extract<WordPart, { kind: "variable" }>,
): Promise<string> {
  const value = scope.variable(name);
  if (length) return String(value?.length ?? 0);
  if (!otherwise) return value ?? "";
  const { operator, countsEmpty, word } = otherwise;
  const isThere = value !== undefined && !(countsEmpty && value === "");
  if (operator === "+") return isThere ? await expandText(scope, word) : "";
  if (isThere) return value;
  const text = await expandText(scope, word);
  if (operator === "=") scope.assign(name, text);
  if (operator === "?") throw new ShellError(`${name}: ${text === "" ? "parameter not set" : text}`);
  return text;
}

/** Removes the trailing line breaks, which are not part of a command substitution's value. */
function withoutLastLines(text: string): string {
  let end = text.length;
  while (text.charAt(end - 1) === "\n") end -= 1;
  return text.slice(0, end);
}
