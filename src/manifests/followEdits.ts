import type { TextRange } from "./manifestObject.ts";

/** A text change as VS Code reports it: `text` replaces [rangeOffset, rangeOffset + rangeLength). */
export interface TextEdit {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Updates the positions of marks after a text change: marks before an edit stay, marks after it move, and marks that
 * it touches are removed because they may no longer be true.
 *
 * @param edits the edits of one change, with offsets in the text before the change
 */
export function followEdits<Mark extends TextRange>(
  marks: readonly Mark[],
  edits: readonly TextEdit[],
): Mark[] {
  return marks.flatMap((mark) => {
    let moved = 0;
    for (const { rangeOffset, rangeLength, text } of edits) {
      const end = rangeOffset + rangeLength;
      if (rangeOffset <= mark.end && end >= mark.start) return [];
      if (end < mark.start) moved += text.length - rangeLength;
    }
    return [{ ...mark, start: mark.start + moved, end: mark.end + moved }];
  });
}
