import { around, type Point } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { circle, coordinate, path } from "../markup.ts";
import { text } from "../text.ts";

/** The number of a step, in a disc. */
export function badge(at: Point, number: number): Figure {
  const of = around(at, 26, 26);
  return group(plain(of, circle(at, 13, "strong")), text(of, [["count", String(number)]]));
}

/** A tick in a disc: done, or fit for it. */
export function tick(at: Point, radius = 13): Figure {
  const [x, y, unit] = [at.x, at.y, radius / 13];
  const mark = `M${coordinate(x - 5.5 * unit)} ${coordinate(y + 0.5 * unit)}l${coordinate(4 * unit)} ${coordinate(4 * unit)}l${coordinate(7 * unit)} ${coordinate(-8 * unit)}`;
  return plain(around(at, 2 * radius, 2 * radius), circle(at, radius, "done") + path(mark, "white"));
}
