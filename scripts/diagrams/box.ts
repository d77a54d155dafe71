/** A point of the drawing, in its units; y increases downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle: its upper left corner and its size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export function box(x: number, y: number, width: number, height: number): Box {
  return { x, y, width, height };
}

export const right = ({ x, width }: Box): number => x + width;
export const bottom = ({ y, height }: Box): number => y + height;

export function center({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export type Side = "top" | "right" | "bottom" | "left";

/** A point on an edge; `along` is its position from the left or the top, from 0 to 1. */
export function edge(of: Box, side: Side, along = 0.5): Point {
  const { x, y, width, height } = of;
  if (side === "top" || side === "bottom")
    return { x: x + width * along, y: side === "top" ? y : y + height };
  return { x: side === "left" ? x : x + width, y: y + height * along };
}

/** Shrinks a box by a margin on all sides, or by one on the sides and another above and below. */
export function inset(outer: Box, horizontal: number, vertical = horizontal): Box {
  const { x, y, width, height } = outer;
  return box(x + horizontal, y + vertical, width - 2 * horizontal, height - 2 * vertical);
}

/** Divides a box into equal columns. */
export function columns(outer: Box, count: number, gap: number): Box[] {
  const width = (outer.width - gap * (count - 1)) / count;
  return Array.from({ length: count }, (_, index) =>
    box(outer.x + index * (width + gap), outer.y, width, outer.height),
  );
}

/** Boxes of the same size below each other. */
export function rows(x: number, y: number, width: number, height: number, count: number, gap: number): Box[] {
  return Array.from({ length: count }, (_, index) => box(x, y + index * (height + gap), width, height));
}

/** A box of the given size around a point. */
export function around({ x, y }: Point, width: number, height: number): Box {
  return box(x - width / 2, y - height / 2, width, height);
}

/** The smallest box that contains all boxes. */
export function union(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map((each) => each.x));
  const y = Math.min(...boxes.map((each) => each.y));
  return box(x, y, Math.max(...boxes.map(right)) - x, Math.max(...boxes.map(bottom)) - y);
}
