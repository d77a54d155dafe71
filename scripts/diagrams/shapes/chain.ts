import { box, type Box, edge, rows } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";
import { arrow } from "./arrow.ts";
import { badge } from "./badge.ts";

/** One step of a chain: its picture, drawn into a box, and its words. */
export interface ChainLink {
  readonly picture: (within: Box) => Figure;
  readonly words: readonly Paragraph[];
}

const gap = 24;

/** Numbered steps below each other, each leading to the next; `first` is the box of the first. */
export function chain(first: Box, pictureWidth: number, links: readonly ChainLink[]): Figure {
  const boxes = rows(first.x, first.y, first.width, first.height, links.length, gap);
  const arrows = boxes
    .slice(1)
    .map((to, index) => arrow(edge(boxes[index] ?? first, "bottom"), edge(to, "top")));
  return group(
    ...links.map((link, index) => linkIn(boxes[index] ?? first, index + 1, pictureWidth, link)),
    ...arrows,
  );
}

function linkIn(of: Box, number: number, pictureWidth: number, { picture, words }: ChainLink): Figure {
  const left = of.x + 46;
  const wordsLeft = left + pictureWidth + 16;
  return group(
    plain(of, rectangle(of, "surface", 10)),
    badge({ x: of.x + 24, y: of.y + of.height / 2 }, number),
    picture(box(left, of.y + 10, pictureWidth, of.height - 20)),
    text(box(wordsLeft, of.y + 4, of.x + of.width - wordsLeft - 12, of.height - 8), words, {
      align: "start",
    }),
  );
}
