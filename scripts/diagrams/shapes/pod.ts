import { around, box, type Box, center, type Point } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path, polygon } from "../markup.ts";

const point = 9;
const height = 34;
const containerWidth = 16;
const containerGap = 5;

/** How wide a pod of so many containers is. */
export const podWidth = (containers: number): number => 26 + containers * (containerWidth + containerGap);

/** A pod: a six-sided wrapper around its containers; dashed while it does not run yet. */
export function pod(at: Point, containers = 1, state: "running" | "starting" = "running"): Figure {
  const of = around(at, podWidth(containers), height);
  const start = at.x - (containers * (containerWidth + containerGap) - containerGap) / 2 + containerWidth / 2;
  return group(
    plain(of, polygon(sixSides(of), state === "running" ? "pod" : "ghost")),
    ...Array.from({ length: containers }, (_, index) =>
      container({ x: start + index * (containerWidth + containerGap), y: at.y }),
    ),
  );
}

/** A container: a box with ribs, as it stands on ships. */
export function container(at: Point): Figure {
  const of = around(at, containerWidth, 15);
  const ribs = [of.x + 5.5, of.x + 10.5].map((x) => `M${coordinate(x)} ${coordinate(of.y + 3.5)}v8`).join("");
  const { x, y, width } = of;
  return plain(
    of,
    path(`M${coordinate(x)} ${coordinate(y)}h${width}v${of.height}h-${width}z${ribs}`, "container"),
  );
}

/** A pod of an add-on: the same wrapper around a plus. */
export function addOnPod(at: Point): Figure {
  const of = around(at, podWidth(1), height);
  const { x, y } = center(of);
  const plus = `M${coordinate(x - 7)} ${coordinate(y)}h14M${coordinate(x)} ${coordinate(y - 7)}v14`;
  return plain(of, polygon(sixSides(of), "pod") + path(plus, "glyph"));
}

function sixSides(of: Box): Point[] {
  const { x, y, width } = of;
  const middle = y + of.height / 2;
  return [
    { x: x + point, y },
    { x: x + width - point, y },
    { x: x + width, y: middle },
    { x: x + width - point, y: y + of.height },
    { x: x + point, y: y + of.height },
    { x, y: middle },
  ];
}

/** Pods of one container each, side by side in the middle of a box. */
export function podRow(within: Box, count: number, gap = 8): Figure[] {
  const width = podWidth(1);
  const { x, y } = center(within);
  const start = x - (count * (width + gap) - gap) / 2;
  return Array.from({ length: count }, (_, index) =>
    pod(center(box(start + index * (width + gap), y - height / 2, width, height))),
  );
}
