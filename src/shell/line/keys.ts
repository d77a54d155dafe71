/** What somebody has pressed, or pasted. */
export type Key = { readonly type: "text"; readonly text: string } | { readonly type: NamedKey };

type NamedKey =
  | "enter"
  | "tab"
  | "backspace"
  | "delete"
  | "left"
  | "right"
  | "up"
  | "down"
  | "home"
  | "end"
  | "wordLeft"
  | "wordRight"
  | "deleteToStart"
  | "deleteToEnd"
  | "deleteWord"
  | "interrupt"
  | "endOfInput"
  | "clear";

const controls: ReadonlyMap<string, NamedKey> = new Map([
  ["\r", "enter"],
  ["\n", "enter"],
  ["\t", "tab"],
  ["\u007f", "backspace"],
  ["\b", "backspace"],
  ["\u0001", "home"],
  ["\u0002", "left"],
  ["\u0003", "interrupt"],
  ["\u0004", "endOfInput"],
  ["\u0005", "end"],
  ["\u0006", "right"],
  ["\u000b", "deleteToEnd"],
  ["\u000c", "clear"],
  ["\u000e", "down"],
  ["\u0010", "up"],
  ["\u0015", "deleteToStart"],
  ["\u0017", "deleteWord"],
]);

/** What follows the escape character. https://invisible-island.net/xterm/ctlseqs/ctlseqs.html */
const sequences: ReadonlyMap<string, NamedKey> = new Map([
  ["[A", "up"],
  ["[B", "down"],
  ["[C", "right"],
  ["[D", "left"],
  ["OA", "up"],
  ["OB", "down"],
  ["OC", "right"],
  ["OD", "left"],
  ["[H", "home"],
  ["[F", "end"],
  ["OH", "home"],
  ["OF", "end"],
  ["[1~", "home"],
  ["[4~", "end"],
  ["[3~", "delete"],
  ["[1;5C", "wordRight"],
  ["[1;5D", "wordLeft"],
  ["[1;3C", "wordRight"],
  ["[1;3D", "wordLeft"],
  ["f", "wordRight"],
  ["b", "wordLeft"],
  ["\u007f", "deleteWord"],
]);

/**
 * What a terminal sends, as keys. Sequences that mean nothing here are left out; a line break within a paste is Enter, as
 * in every shell.
 */
export function readKeys(data: string): Key[] {
  const keys: Key[] = [];
  const pattern =
    // eslint-disable-next-line no-control-regex -- they are what is looked for
    /\u001b(?:\[[\d;?]*[ -/]*[@-~]|O[@-~]|[^[O])?|\r\n|[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/g;
  for (const [found] of data.matchAll(pattern)) {
    const control = found === "\r\n" ? "enter" : controls.get(found);
    const sequence = found.startsWith("\u001b") ? sequences.get(found.slice(1)) : undefined;
    const named = control ?? sequence;
    if (named) keys.push({ type: named });
    else if (found >= " ") keys.push({ type: "text", text: found });
  }
  return keys;
}
