import { box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

/** etcd, where everything is kept: a cylinder. */
export function etcd(of: Box, note?: string): Figure {
  const { x, y, width, height } = of;
  const [rx, ry] = [width / 2, 6];
  const [left, top, down] = [x, y + ry, height - 2 * ry].map(coordinate);
  const arc = (sweep: 0 | 1, to: string): string => `a${coordinate(rx)} ${ry} 0 0 ${sweep} ${to} 0`;
  const [there, back] = [coordinate(width), coordinate(-width)];
  const side = `M${left} ${top}v${down}${arc(0, there)}v-${down}${arc(0, back)}`;
  const paragraphs: Paragraph[] = [
    ["name", "etcd"],
    ...(note === undefined ? [] : ([["note", note]] as const)),
  ];
  return group(
    plain(of, path(`${side}${arc(0, there)}`, "surface")),
    text(box(x + 8, y + 2 * ry, width - 16, height - 3 * ry), paragraphs),
  );
}
