import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

/** A cloud, for what lies outside or is somebody else's. */
export function cloud(of: Box, ...paragraphs: readonly Paragraph[]): Figure {
  const { x, y, width: w, height: h } = of;
  const part = (across: number, down: number): string => `${coordinate(across * w)} ${coordinate(down * h)}`;
  const start = `M${coordinate(x + 0.16 * w)} ${coordinate(y + h)}`;
  const outline =
    `${start}c${part(-0.21, 0)} ${part(-0.21, -0.56)} ${part(0, -0.6)}` +
    `c${part(0.02, -0.36)} ${part(0.24, -0.46)} ${part(0.34, -0.24)}` +
    `c${part(0.12, -0.24)} ${part(0.34, -0.1)} ${part(0.34, 0.22)}` +
    `c${part(0.21, 0.02)} ${part(0.21, 0.62)} ${part(0, 0.62)}z`;
  return group(
    plain(of, path(outline, "surface")),
    text(box(x + 0.12 * w, y + 0.34 * h, 0.76 * w, 0.62 * h), paragraphs),
  );
}
