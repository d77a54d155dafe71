import { bottom, box, type Box } from "../box.ts";
import { type Figure, group, plain } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";

const titleHeight = 44;

/** An Availability Zone: dotted, its name at the foot, where no arrow comes in. */
export function zone(of: Box, name: string): Figure {
  const foot = box(of.x + 6, bottom(of) - titleHeight, of.width - 12, titleHeight - 4);
  return group(plain(of, rectangle(of, "dotted", 10)), text(foot, [["note", name]]));
}

/** What is left in a zone above its name. */
export function insideZone(of: Box): Box {
  return box(of.x + 10, of.y + 10, of.width - 20, of.height - titleHeight - 14);
}
