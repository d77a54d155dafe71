/** The style of a text. */
export interface TextStyle {
  readonly size: number;
  readonly isBold?: boolean;
  readonly isCode?: boolean;
}

/**
 * Widths of DejaVu Sans in thousandths of the size: no font of the stack is wider, so text that fits with these fits
 * with all of them.
 */
const widths: readonly (readonly [number, string])[] = [
  [280, "ijlIJ'|"],
  [330, " f.,:;"],
  [400, "trs()[]-!/"],
  [400, "·"],
  [530, 'cz?"*'],
  [600, "kvxyFLST"],
  [640, "abdeghnopqus0123456789=_<>$+"],
  [700, "ABCEKPRUVXYZ"],
  [790, "DGHNOQ"],
  [870, "M"],
  [820, "w→←↑↓–"],
  [1000, "mW@%&—…⇄"],
];

const byCharacter = new Map(
  widths.flatMap(([width, all]) => Array.from(all, (each) => [each, width] as const)),
);
const boldFactor = 1.15;
const codeWidth = 610;
const wideWidth = 1000;

/** The maximum width of a text, in units of the drawing. */
export function textWidth(content: string, { size, isBold = false, isCode = false }: TextStyle): number {
  const sum = Array.from(content).reduce((total, each) => {
    const isWide = (each.codePointAt(0) ?? 0) > 0x2fff;
    return total + (isWide ? wideWidth : isCode ? codeWidth : (byCharacter.get(each) ?? wideWidth));
  }, 0);
  return (sum * size * (isBold && !isCode ? boldFactor : 1)) / 1000;
}
