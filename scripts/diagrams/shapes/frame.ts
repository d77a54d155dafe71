import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { glyph, type GlyphName } from "./glyph.ts";

/** What a frame stands for: how it is drawn tells which. */
const kinds = {
  cluster: { outline: "frame", radius: 14, sign: undefined },
  controlPlane: { outline: "control", radius: 10, sign: "controlPlane" },
  node: { outline: "node", radius: 4, sign: "node" },
  network: { outline: "dashed", radius: 14, sign: "cloud" },
  group: { outline: "dashed", radius: 4, sign: undefined },
} as const satisfies Record<string, { outline: string; radius: number; sign: GlyphName | undefined }>;

export type FrameKind = keyof typeof kinds;

const titleHeight = 24;
const padding = 10;

/** A frame with its title at the upper left; what is inside is drawn over it. */
export function frame(of: Box, kind: FrameKind, title: string): Figure {
  const { outline, radius, sign } = kinds[kind];
  const left = of.x + padding + (sign === undefined ? 0 : 26);
  const words = box(left, of.y + 7, of.x + of.width - left - 6, titleHeight);
  return group(
    plain(of, rectangle(of, outline, radius)),
    ...(sign === undefined ? [] : [glyph(sign, { x: of.x + padding + 10, y: of.y + 7 + titleHeight / 2 })]),
    text(words, [["name", title]], { align: "start" }),
  );
}
