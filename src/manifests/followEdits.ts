import type { TextRange } from "./manifestObject.ts";

/** A change of a text, as VS Code tells of it: `text` instead of what stood at [rangeOffset, rangeOffset + rangeLength). */
export interface TextEdit {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/**
 * Where marks are after a text was changed: those in front of a change stay, those behind it move along, and those
 * that it touches go, since they may no longer be true.
 *
 * @param edits of one change, their offsets those of the text before it
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
