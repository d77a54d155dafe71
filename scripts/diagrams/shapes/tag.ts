import { around, box, type Point } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { circle, polygon } from "../markup.ts";
import { text, textStyles } from "../text.ts";
import { textWidth } from "../textWidth.ts";

const height = 24;
const point = 18;

/** How wide a label is. */
const tagWidth = (content: string): number => Math.ceil(textWidth(content, textStyles.tag)) + point + 10;

/** A label: a tag with its hole, and the key and value on it. */
export function tag(at: Point, content: string): Figure {
  const of = around(at, tagWidth(content), height);
  const { x, y, width } = of;
  const outline = [
    { x: x + 10, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x: x + 10, y: y + height },
    { x, y: y + height / 2 },
  ];
  return group(
    plain(of, polygon(outline, "tagShape") + circle({ x: x + 11, y: at.y }, 2.5, "tagShape")),
    text(box(x + point, y, width - point - 4, height), [["tag", content]], { align: "start" }),
  );
}
