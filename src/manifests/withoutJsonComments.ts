/** A string, which may be open at the end of its line, or a comment. */
const token = /"(?:[^"\\\r\n]|\\.)*"?|\/\/[^\r\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*(?:\*\/)?/g;

/** Replaces the comments of a JSON text by blanks, so that everything else stays where it is. */
export function withoutJsonComments(text: string): string {
  if (!/\/[/*]/.test(text)) return text;
  return text.replace(token, (found) => (found.startsWith("/") ? found.replace(/[^\r\n]/g, " ") : found));
}
