import { around, type Box, box, center, columns, type Point } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path, polygon } from "../markup.ts";

/** How high a pod is, and how far its points stand out, where it is drawn in full size. */
const height = 34;
const point = 9;
const containerSize = 16;
const containerGap = 5;

export interface PodOptions {
  readonly containers?: number;
  /** A pod that does not run yet is dashed. */
  readonly isStarting?: boolean;
  readonly scale?: number;
}

/** A pod: a six-sided wrapper around its containers. */
export function pod(at: Point, { containers = 1, isStarting = false, scale = 1 }: PodOptions = {}): Figure {
  const step = (containerSize + containerGap) * scale;
  const first = at.x - ((containers - 1) * step) / 2;
  return group(
    wrapper(at, containers, scale, isStarting ? "ghost" : "pod"),
    ...Array.from({ length: containers }, (_, index) =>
      container({ x: first + index * step, y: at.y }, scale),
    ),
  );
}

/** A pod of an add-on: the same wrapper around a plus. */
export function addOnPod(at: Point, scale = 1): Figure {
  const arm = 6 * scale;
  const plus = `M${coordinate(at.x - arm)} ${coordinate(at.y)}h${2 * arm}M${coordinate(at.x)} ${coordinate(at.y - arm)}v${2 * arm}`;
  return group(wrapper(at, 1, scale, "pod"), plain(around(at, 2 * arm, 2 * arm), path(plus, "glyph")));
}

/** Pods of one container each, one in the middle of each of the columns that a box is cut into. */
export function podRow(within: Box, count: number): Figure[] {
  return columns(within, count, 0).map((each) => pod(center(each)));
}

/** A container: a box with ribs, as it stands on ships. */
export function container(at: Point, scale = 1): Figure {
  const size = containerSize * scale;
  const { x, y } = around(at, size, size);
  const rib = (along: number): string =>
    `M${coordinate(x + size * along)} ${coordinate(y + size / 4)}v${coordinate(size / 2)}`;
  const outline = `M${coordinate(x)} ${coordinate(y)}h${coordinate(size)}v${coordinate(size)}h-${coordinate(size)}z`;
  return plain(box(x, y, size, size), path(outline + rib(0.34) + rib(0.66), "container"));
}

function wrapper(at: Point, containers: number, scale: number, className: "pod" | "ghost"): Figure {
  const width = (26 + containers * (containerSize + containerGap)) * scale;
  const of = around(at, width, height * scale);
  const [left, right, top, low] = [of.x, of.x + width, of.y, of.y + of.height];
  const tip = point * scale;
  const sides = [
    { x: left + tip, y: top },
    { x: right - tip, y: top },
    { x: right, y: at.y },
    { x: right - tip, y: low },
    { x: left + tip, y: low },
    { x: left, y: at.y },
  ];
  return plain(of, polygon(sides, className));
}
