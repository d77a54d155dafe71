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
 * @param selections limits it to comments that a selection touches; if empty, looks everywhere
 */
export function findSnippetComments(
  text: string,
  comments: ReadonlySet<string>,
  selections: readonly TextRange[] = [],
): TextRange[] {
  const isMeant = ({ start, end }: TextRange): boolean =>
    selections.length === 0 || selections.some((each) => each.start < end && each.end > start);
  return yamlComments(text)
    .filter((range) => comments.has(text.slice(range.start, range.end)) && isMeant(range))
    .map((range) => withBlanks(text, range));
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
