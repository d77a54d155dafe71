/** A YAML document in a file: its text, and the offset in the file where that text starts. */
export interface DocumentSlice {
  readonly text: string;
  readonly start: number;
}

/**
 * Returns all YAML documents of a file in order, including empty ones between two markers, so that a document's index
 * does not depend on the contents of the others.
 *
 * A line that starts with `---` or `...` ends a document in any context, even in a block scalar (YAML 1.2, 9.1.2
 * "Document markers"), so documents can be found without parsing the file.
 */
export function documentSlices(text: string): DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = start; line < text.length;) {
    const lineEnd = text.indexOf("\n", line);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, Math.min(line + 4, end)))) {
      // There may be no document before the first marker.
      if (line > start || slices.length > 0) slices.push({ text: text.slice(start, line), start });
      start = line + markerLength;
      if (start >= text.length) slices.push({ text: "", start: text.length });
    }
    line = end + 1;
  }
  if (start < text.length) slices.push({ text: text.slice(start), start });
  return slices;
}

const markerLength = 3;
