import { box, type Point } from "../box.ts";
import { type Figure, plain } from "../figure.ts";
import { coordinate, path } from "../markup.ts";

/** What each part of a cluster is drawn by, 20 units wide and high; shape tells them apart, not colour. */
const glyphs = {
  /** A hub with spokes: what everything turns around. */
  controlPlane: "M10 6.5a3.5 3.5 0 1 0 0 7a3.5 3.5 0 1 0 0-7M10 6.5V2M10 13.5V18M6.5 10H2M13.5 10H18",
  /** A machine with two bays. */
  node: "M3 3h14v6H3zM3 11h14v6H3zM6 6h.1M6 14h.1M10 6h4M10 14h4",
  /** A loop that does not end. */
  controller: "M16.5 8A7 7 0 0 0 4 6.5M3.5 12A7 7 0 0 0 16 13.5M4 2.5v4h4M16 17.5v-4h-4",
  /** A place chosen in a grid. */
  scheduler: "M3 3h14v14H3zM3 10h14M10 3v14M12 13.5l1.2 1.3l2.3-2.6",
  /** A plug: it ties a machine to the cluster. */
  kubelet: "M7 2v4M13 2v4M5 6h10v4a5 5 0 0 1-10 0zM10 15v3",
  /** One way in, several out. */
  proxy: "M2 10h5l4-6h6M7 10h10M7 10l4 6h6M15 2l2 2l-2 2M15 8l2 2l-2 2M15 14l2 2l-2 2",
  cloud: "M6 16a4 4 0 0 1-.5-7.9A5 5 0 0 1 15 7.2A4.4 4.4 0 0 1 14.5 16z",
  /** A socket with pins. */
  networkInterface: "M3 4h14v9H3zM6 13v3M10 13v3M14 13v3M7 8.5h6",
  /** A balance of ways: one above, three below. */
  loadBalancer:
    "M10 4.5V9M3 15V9h14v6M10 9v6M10 1.5a1.5 1.5 0 1 0 0 3a1.5 1.5 0 1 0 0-3M2 15h2v3H2zM9 15h2v3H9zM16 15h2v3h-2z",
  /** A card with a face. */
  identity:
    "M2 4h16v12H2zM7 7a1.8 1.8 0 1 0 0 3.6a1.8 1.8 0 1 0 0-3.6M4 14c.3-3 5.7-3 6 0M12.5 8h3M12.5 11h3",
  /** A sheet with a seal. */
  certificate:
    "M16 10V2H3v15h6M6 6h7M6 9h4M13.5 11a2.5 2.5 0 1 0 0 5a2.5 2.5 0 1 0 0-5M12 15.5V19l1.5-1l1.5 1v-3.5",
  /** Braces, as an API's objects are written. */
  api: "M7 3C4 3 6.5 9 3.5 10C6.5 11 4 17 7 17M13 3c3 0 .5 6 3.5 7c-3 1-.5 7-3.5 7",
  /** Many of the same. */
  scale: "M2 11h7v7H2zM11 11h7v7h-7zM6.5 2h7v7h-7z",
  /** Open to all. */
  open: "M10 2a8 8 0 1 0 0 16a8 8 0 1 0 0-16M2 10h16M10 2c-5 5-5 11 0 16M10 2c5 5 5 11 0 16",
} as const;

export type GlyphName = keyof typeof glyphs;

/** A glyph around a point; `size` 20 by default. */
export function glyph(name: GlyphName, at: Point, size = 20): Figure {
  const [x, y] = [at.x - size / 2, at.y - size / 2];
  const scale = size === 20 ? "" : ` scale(${coordinate(size / 20)})`;
  const move = `<g transform="translate(${coordinate(x)} ${coordinate(y)})${scale}">`;
  return plain(box(x, y, size, size), `${move}${path(glyphs[name], size > 30 ? "largeGlyph" : "glyph")}</g>`);
}
