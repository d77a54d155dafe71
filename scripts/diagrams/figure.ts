import { type Box, type Point, union } from "./box.ts";

/** A line of text as it stands in the drawing. */
export interface PlacedText {
  readonly content: string;
  /** What it covers, by the estimate of its width. */
  readonly box: Box;
  /** What it must not leave. */
  readonly within: Box;
}

/** A straight piece of an arrow. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** Something drawn: its SVG, what it covers, and what the tests look at. */
export interface Figure {
  readonly box: Box;
  readonly markup: string;
  readonly texts: readonly PlacedText[];
  readonly segments: readonly Segment[];
  /** The outlines of shapes, and the tips of arrows, each of which has to touch one. */
  readonly outlines: readonly Box[];
  readonly tips: readonly Point[];
}

/** SVG without texts. */
export function plain(box: Box, markup: string): Figure {
  return { box, markup, texts: [], segments: [], outlines: [box], tips: [] };
}

/** Figures as one, the later above the earlier. */
export function group(...figures: readonly Figure[]): Figure {
  return {
    box: union(figures.map(({ box }) => box)),
    markup: figures.map(({ markup }) => markup).join(""),
    texts: figures.flatMap(({ texts }) => texts),
    segments: figures.flatMap(({ segments }) => segments),
    outlines: figures.flatMap(({ outlines }) => outlines),
    tips: figures.flatMap(({ tips }) => tips),
  };
}
