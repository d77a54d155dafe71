import { type Box, type Point, union } from "./box.ts";

/** A line of text in the drawing. */
export interface PlacedText {
  readonly content: string;
  /** The area that it covers, by its estimated width. */
  readonly box: Box;
  /** The area that it must not leave. */
  readonly within: Box;
}

/** A straight segment of an arrow. */
export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** A drawn figure: its SVG, its area, and the data for tests. */
export interface Figure {
  readonly box: Box;
  readonly markup: string;
  readonly texts: readonly PlacedText[];
  readonly segments: readonly Segment[];
  /** The outlines of shapes, and the tips of arrows, each of which must touch an outline. */
  readonly outlines: readonly Box[];
  readonly tips: readonly Point[];
}

/** SVG without texts. */
export function plain(box: Box, markup: string): Figure {
  return { box, markup, texts: [], segments: [], outlines: [box], tips: [] };
}

/** Combines figures, later ones above earlier ones. */
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
