/** One YAML document of a file: its text, and the offset in the file at which that text starts. */
export interface DocumentSlice {
  readonly text: string;
  readonly start: number;
}

/**
 * All YAML documents of a file, in order. What stands between two markers counts, even where it is empty, so that an
 * index names the same document whatever is written in the others.
 *
 * A line that starts with `---` or `...` ends a document whatever stands around it, even in a block scalar
 * (YAML 1.2, 9.1.2 "Document markers"), so they are found without parsing the file.
 */
export function documentSlices(text: string): DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  let start = text.startsWith("\uFEFF") ? 1 : 0;
  for (let line = start; line < text.length;) {
    const lineEnd = text.indexOf("\n", line);
    const end = lineEnd < 0 ? text.length : lineEnd;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, Math.min(line + 4, end)))) {
      // In front of the first marker there may be no document.
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
