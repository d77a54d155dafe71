/** One YAML document of a file: its text, and the offset in the file at which that text starts. */
export interface DocumentSlice {
  readonly text: string;
  readonly start: number;
}

/**
 * The document of a multi-document YAML file that holds `offset`; undefined on a marker line.
 *
 * A line that starts with `---` or `...` ends a document whatever stands around it, even in a block scalar
 * (YAML 1.2, 9.1.2 "Document markers"), so the neighbours can be found without parsing the file: the cost is
 * that of the one document.
 */
export function documentAt(text: string, offset: number): DocumentSlice | undefined {
  const start = lastMarkerBefore(text, offset);
  const end = firstMarkerAfter(text, offset);
  if (offset < start) return undefined;
  return { text: text.slice(start, end), start };
}

const marker = /^(?:---|\.\.\.)(?=[\s]|$)/;

/** The offset behind the last marker that starts at or before `offset`. */
function lastMarkerBefore(text: string, offset: number): number {
  let line = offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
  for (;;) {
    if (marker.test(text.slice(line, line + 4))) return line + 3;
    if (line === 0) return text.startsWith("\uFEFF") ? 1 : 0;
    // From the line break before this line backwards; a match at a break is a marker on the line behind it.
    const before =
      line < 2 ? -1 : Math.max(text.lastIndexOf("\n---", line - 2), text.lastIndexOf("\n...", line - 2));
    line = before + 1;
  }
}

function firstMarkerAfter(text: string, offset: number): number {
  let from = offset;
  for (;;) {
    const dashes = text.indexOf("\n---", from);
    const dots = text.indexOf("\n...", from);
    const next = dashes < 0 ? dots : dots < 0 ? dashes : Math.min(dashes, dots);
    if (next < 0) return text.length;
    if (marker.test(text.slice(next + 1, next + 5))) return next + 1;
    from = next + 4;
  }
}
