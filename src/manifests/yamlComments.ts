import { Lexer } from "yaml";
import type { TextRange } from "./manifestObject.ts";

/** The tokens that stand for no text: a document begins, a flow collection ends early, and a scalar follows. */
const document = "\u0002";
const flowEnd = "\u0018";
const scalar = "\u001f";

/**
 * Finds the comments of a YAML file, from `#` to the end of the line without the blanks there. A `#` in a quoted string,
 * a block scalar, or a word begins no comment.
 */
export function yamlComments(text: string): TextRange[] {
  const comments: TextRange[] = [];
  let offset = 0;
  let isInScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isInScalar && (token === document || token === flowEnd || token === scalar)) {
      isInScalar = token === scalar;
      continue;
    }
    if (!isInScalar && token.startsWith("#"))
      comments.push({ start: offset, end: offset + token.trimEnd().length });
    offset += token.length;
    isInScalar = false;
  }
  return comments;
}
