import { type DocumentSlice, documentAt } from "./documentAt.ts";

/**
 * All YAML documents of a file, in order. What stands between two markers counts, even where it is empty, so that an
 * index names the same document whatever is written in the others.
 */
export function documentSlices(text: string): DocumentSlice[] {
  const slices: DocumentSlice[] = [];
  let at = 0;
  for (;;) {
    const slice = documentAt(text, at);
    if (slice) {
      slices.push(slice);
      at = slice.start + slice.text.length;
    }
    if (at >= text.length) return slices;
    // On a marker, of three characters; the document behind it may be empty.
    at += 3;
  }
}
