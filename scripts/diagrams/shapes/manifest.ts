import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

const fold = 16;

/** A manifest: a sheet with a folded corner. */
export function manifest(of: Box, paragraphs: readonly Paragraph[]): Figure {
  const { x, y, width, height } = of;
  const [w, h] = [coordinate(width), coordinate(height)];
  const corner = `M${coordinate(x + width - fold)} ${coordinate(y)}v${fold}h${fold}`;
  const sheet = `M${coordinate(x)} ${coordinate(y)}h${coordinate(width - fold)}l${fold} ${fold}v${coordinate(height - fold)}h-${w}v-${h}z`;
  return group(
    plain(of, path(sheet, "surface") + path(corner, "glyph")),
    text(box(x + 14, y + 4, width - 14 - fold, height - 8), paragraphs, { align: "start" }),
  );
}
