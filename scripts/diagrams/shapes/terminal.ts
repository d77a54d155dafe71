import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { circle, coordinate, path, rectangle } from "../markup.ts";
import { text } from "../text.ts";

const barHeight = 13;

/** A person at a terminal: the window in which kubectl runs. */
export function terminal(of: Box, command = "kubectl"): Figure {
  const { x, y, width, height } = of;
  const bar = `M${coordinate(x)} ${coordinate(y + barHeight)}h${coordinate(width)}`;
  const buttons = [8, 16, 24].map((at) => circle({ x: x + at, y: y + 6.5 }, 1.8, "head")).join("");
  const prompt = `M${coordinate(x + 12)} ${coordinate(y + barHeight + (height - barHeight) / 2 - 5)}l5 5l-5 5`;
  return group(
    plain(of, rectangle(of, "surface", 5) + path(bar, "glyph") + buttons + path(prompt, "glyph")),
    text(box(x + 24, y + barHeight, width - 30, height - barHeight), [["code", command]], { align: "start" }),
  );
}
