import { eastAsianWidth } from "get-east-asian-width";

const characters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** The characters of a text as people see them: a Hangul syllable of several code points is one. */
export function charactersOf(text: string): string[] {
  return Array.from(characters.segment(text), ({ segment }) => segment);
}

/** The cells of a terminal that a character takes: two for wide ones, as Korean has. https://www.unicode.org/reports/tr11/ */
export function cellWidth(character: string): number {
  const code = character.codePointAt(0);
  if (code === undefined || /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]/u.test(character)) return 0;
  return eastAsianWidth(code);
}

/** The cells that a text takes on one line. */
export function textWidth(text: string): number {
  return charactersOf(text).reduce((sum, each) => sum + cellWidth(each), 0);
}
