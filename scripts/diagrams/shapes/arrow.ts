import { type Box, type Point, union } from "../box.ts";
import type { Figure } from "../figure.ts";
import { coordinate, path, polygon } from "../markup.ts";

const headLength = 10;
const headWidth = 9;

export interface ArrowOptions {
  /** Corners on the way. */
  readonly via?: readonly Point[];
  /** A head at the start, too. */
  readonly isTwoWay?: boolean;
}

/** An arrow whose tip touches `to`. */
export function arrow(from: Point, to: Point, { via = [], isTwoWay = false }: ArrowOptions = {}): Figure {
  const points = [from, ...via, to];
  const [second = to, last = from] = [points[1], points.at(-2)];
  const end = towards(to, last, headLength - 1);
  const start = isTwoWay ? towards(from, second, headLength - 1) : from;
  const drawn = [start, ...via, end];
  const data = `M${drawn.map(({ x, y }) => `${coordinate(x)} ${coordinate(y)}`).join("L")}`;
  return {
    box: union(points.map(({ x, y }): Box => ({ x, y, width: 0, height: 0 }))),
    markup: path(data, "line") + head(to, last) + (isTwoWay ? head(from, second) : ""),
    texts: [],
    outlines: [],
    tips: isTwoWay ? [from, to] : [to],
    segments: points.slice(1).map((point, index) => ({ from: points[index] ?? from, to: point })),
  };
}

function head(tip: Point, from: Point): string {
  const base = towards(tip, from, headLength);
  const [across, down] = [(tip.y - base.y) / headLength, (base.x - tip.x) / headLength];
  const half = headWidth / 2;
  return polygon(
    [
      tip,
      { x: base.x + across * half, y: base.y + down * half },
      { x: base.x - across * half, y: base.y - down * half },
    ],
    "head",
  );
}

/** The point that lies a distance from one point towards another. */
function towards(from: Point, to: Point, distance: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return {
    x: from.x + ((to.x - from.x) * distance) / length,
    y: from.y + ((to.y - from.y) * distance) / length,
  };
}
