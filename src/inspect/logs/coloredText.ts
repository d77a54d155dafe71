/**
 * Leaves of what a program has written only text, tabs and colours (SGR): other control sequences move the cursor, set
 * titles, write to the clipboard, or have the terminal answer, and a log must not do that to its reader. Of a line that
 * overwrites itself, as progress bars do, the last state is left.
 * https://invisible-island.net/xterm/ctlseqs/ctlseqs.html
 */
export function coloredText(line: string): string {
  const written = line.endsWith("\r") ? line.slice(0, -1) : line;
  const last = written.slice(written.lastIndexOf("\r") + 1);
  if (!needsCare.test(last)) return last;
  const kept = last.replace(sequences, (sequence) => (isColor.test(sequence) ? sequence : ""));
  return kept.includes("\u001b") ? `${kept}\u001b[0m` : kept;
}

/** The same without colours. */
export function plainText(line: string): string {
  return coloredText(line).replaceAll(colors, "");
}

/* eslint-disable no-control-regex -- Control characters are what this is about. */
const needsCare = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
/** CSI sequences; strings such as OSC, up to their end or that of the line; other escapes; single control characters. */
const sequences =
  /(?:\u001b\[|\u009b)[\u0030-\u003f]*[\u0020-\u002f]*[\u0040-\u007e]?|\u001b[\]PX^_][^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[\u0020-\u002f]*[\u0030-\u007e]?|[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
const isColor = /^\u001b\[[\d;:]*m$/;
const colors = /\u001b\[[\d;:]*m/g;
/* eslint-enable no-control-regex */
