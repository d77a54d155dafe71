import { box, type Box, center, right } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";
import { glyph, type GlyphName } from "./glyph.ts";

const padding = 10;
const gap = 8;
const glyphSize = 20;

/** A part that runs: its glyph, its name and what it does. */
export function component(of: Box, sign: GlyphName, name: string, note?: string): Figure {
  const paragraphs: Paragraph[] = [
    ["name", name],
    ...(note === undefined ? [] : ([["note", note]] as const)),
  ];
  return group(
    plain(of, rectangle(of, "surface", 6)),
    signed(box(of.x + padding, of.y, of.width - 2 * padding, of.height), sign, paragraphs),
  );
}

/** A glyph and what stands to its right, together in the middle of a box. */
export function signed(within: Box, sign: GlyphName, paragraphs: readonly Paragraph[]): Figure {
  const room = within.width - glyphSize - gap;
  const inRoom = text(box(0, 0, room, within.height), paragraphs);
  const used = Math.ceil(Math.min(room, Math.max(...inRoom.texts.map(({ box: each }) => each.width), 0) + 2));
  const left = within.x + (within.width - glyphSize - gap - used) / 2;
  const words = box(right(box(left, 0, glyphSize + gap, 0)), within.y, used, within.height);
  return group(
    glyph(sign, { x: left + glyphSize / 2, y: center(within).y }),
    text(words, paragraphs, { align: "start" }),
  );
}
