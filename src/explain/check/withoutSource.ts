/** What the YAML reader repeats of the text. */
const quoted = /"(?:[^"\\]|\\.)*"/g;

/** Removes what a message repeats of a document that holds a Secret. */
export function withoutSource(message: string, document: string): string {
  return /\bSecret\b/.test(document) ? message.replace(quoted, "…") : message;
}
