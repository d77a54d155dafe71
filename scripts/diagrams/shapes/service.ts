import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { circle, rectangle } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

/** A Service: a pill, round as the address that stays, with a socket to connect to. */
export function service(of: Box, name: string, note: string): Figure {
  const radius = of.height / 2;
  const socket = { x: of.x + radius, y: of.y + radius };
  const paragraphs: Paragraph[] = [
    ["name", name],
    ["note", note],
  ];
  return group(
    plain(of, rectangle(of, "surface", radius) + circle(socket, 9, "glyph") + circle(socket, 3, "head")),
    text(box(of.x + radius + 18, of.y, of.width - 2 * radius - 18, of.height), paragraphs, {
      align: "start",
    }),
  );
}
