import { evaluateArithmetic } from "./arithmetic.ts";
import type { Word } from "./parse.ts";

/** What expansion needs to know of the running shell. */
export interface Scope {
  variable(name: string): string | undefined;
  /** Runs a script and answers with what it wrote. */
  capture(script: string): Promise<string>;
}

/** Expands a word to fields: unquoted values are split at blanks, and vanish when they are empty. */
export async function expandFields(scope: Scope, word: Word): Promise<string[]> {
  const fields: string[] = [];
  let current: string | undefined;
  for (const part of word) {
    const quoted = part.kind === "arithmetic" || part.quoted;
    const text = await expandPart(scope, part);
    if (quoted || part.kind === "text") {
      if (text !== "" || quoted) current = (current ?? "") + text;
      continue;
    }
    const pieces = text.split(/\s+/);
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && current !== undefined) {
        fields.push(current);
        current = undefined;
      }
      if (piece !== "") current = (current ?? "") + piece;
    }
  }
  if (current !== undefined) fields.push(current);
  return fields;
}

/** Expands a word to one string, as on the right of an assignment. */
export async function expandText(scope: Scope, word: Word): Promise<string> {
  let text = "";
  for (const part of word) text += await expandPart(scope, part);
  return text;
}

async function expandPart(scope: Scope, part: Word[number]): Promise<string> {
  switch (part.kind) {
    case "text":
      return part.text;
    case "variable": {
      const value = scope.variable(part.name);
      return value === undefined || value === "" ? part.otherwise : value;
    }
    case "command":
      return (await scope.capture(part.script)).replace(/\n+$/, "");
    case "arithmetic":
      return String(evaluateArithmetic(part.expression, (name) => scope.variable(name)));
  }
}
