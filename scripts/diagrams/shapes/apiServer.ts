import { type Box, inset } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { coordinate, path, rectangle } from "../markup.ts";
import { type Paragraph, text } from "../text.ts";

const post = 9;

/** The API server: a gate, with a post on each side. */
export function apiServer(of: Box, name: string, note?: string, noteKind: "note" | "code" = "note"): Figure {
  const { x, y, width, height } = of;
  const lines = [x + post, x + width - post]
    .map((at) => `M${coordinate(at)} ${coordinate(y)}v${coordinate(height)}`)
    .join("");
  const paragraphs: Paragraph[] = [
    ["name", name],
    ...(note === undefined ? [] : ([[noteKind, note]] as const)),
  ];
  return group(
    plain(of, rectangle(of, "surface", 3) + path(lines, "glyph")),
    text(inset(of, post + 7, 2), paragraphs),
  );
}

/** One or more API servers: the gate with others behind it. */
export function apiServers(of: Box, name: string, note?: string): Figure {
  const behind = [8, 4].map((by) => ({ ...of, x: of.x + by, y: of.y - by }));
  return group(
    ...behind.map((each) => plain(each, rectangle(each, "surface", 3))),
    apiServer(of, name, note),
  );
}
