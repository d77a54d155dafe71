import type { TextRange } from "./manifestObject.ts";
import { plainSnippet } from "./plainSnippet.ts";
import { yamlComments } from "./yamlComments.ts";

/** The comments in the bodies of snippets, each with its `#`. */
export function snippetComments(bodies: readonly string[]): ReadonlySet<string> {
  return new Set(
    bodies
      .map(plainSnippet)
      .flatMap((text) => yamlComments(text).map(({ start, end }) => text.slice(start, end))),
  );
}

/**
 * Finds what to delete from a manifest to remove the comments that snippets put there: the comment with the blanks in
 * front of it, or its whole line if it has nothing else. A comment that somebody has changed is theirs and stays.
 *
 * @param selections limits it to comments that a selection touches; if empty, looks everywhere. A selection within a line
 *   that touches none is ignored: VS Code selects the first placeholder of a snippet that it has inserted.
 */
export function findSnippetComments(
  text: string,
  comments: ReadonlySet<string>,
  selections: readonly TextRange[] = [],
): TextRange[] {
  const all = yamlComments(text).filter(({ start, end }) => comments.has(text.slice(start, end)));
  const limits = selections.filter(
    (each) => text.slice(each.start, each.end).includes("\n") || all.some((range) => touches(each, range)),
  );
  const meant =
    limits.length === 0 ? all : all.filter((range) => limits.some((each) => touches(each, range)));
  return meant.map((range) => withBlanks(text, range));
}

function touches(one: TextRange, other: TextRange): boolean {
  return one.start < other.end && one.end > other.start;
}

/** Extends the range of a comment to what would be left over of its line. */
function withBlanks(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  while (from > 0 && /[ \t]/.test(text.charAt(from - 1))) from--;
  const lineEnd = text.indexOf("\n", end);
  const behind = lineEnd < 0 ? text.length : lineEnd;
  const isWholeLine = from === 0 || text.charAt(from - 1) === "\n";
  if (isWholeLine) return { start: from, end: Math.min(behind + 1, text.length) };
  return { start: from, end: text.charAt(behind - 1) === "\r" ? behind - 1 : behind };
}
