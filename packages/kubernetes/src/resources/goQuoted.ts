const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
]);

/** Quotes text as Go does (`%q`), and as Kubernetes therefore does in its messages. */
export function goQuoted(text: string): string {
  const inner = text.toWellFormed().replace(/["\\]|[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = (digits: number): string => code.toString(16).padStart(digits, "0");
    const known = escapes.get(character);
    if (known !== undefined) return known;
    if (code < 0x80) return `\\x${hex(2)}`;
    return code < 0x1_0000 ? `\\u${hex(4)}` : `\\U${hex(8)}`;
  });
  return `"${inner}"`;
}
