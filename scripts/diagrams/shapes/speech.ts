import { type Box, inset } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

/** What somebody says: a bubble whose point is at its lower left. */
export function speech(of: Box, paragraphs: readonly Paragraph[]): Figure {
  const { x, y, width, height } = of;
  const radius = 12;
  const body = { ...of, height: height - 14 };
  const [w, h] = [coordinate(width - 2 * radius), coordinate(body.height - 2 * radius)];
  const data =
    `M${coordinate(x + radius)} ${coordinate(y)}h${w}a12 12 0 0 1 12 12v${h}a12 12 0 0 1-12 12` +
    `H${coordinate(x + 58)}l-20 14v-14h-${coordinate(38 - radius)}a12 12 0 0 1-12-12v-${h}a12 12 0 0 1 12-12z`;
  return group(plain(of, path(data, "surface")), text(inset(body, 14, 6), paragraphs));
}
