import { bottom, box, center, edge, right, rows, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { badge } from "../shapes/badge.ts";
import { cloud } from "../shapes/cloud.ts";
import { miniCluster } from "../shapes/miniCluster.ts";
import { pod } from "../shapes/pod.ts";
import { speech } from "../shapes/speech.ts";

const parts = [
  {
    name: "basics",
    note: "basicsNote",
    picture: (within: Box): Figure => pod(center(within), { containers: 2 }),
  },
  {
    name: "architecture",
    note: "architectureNote",
    picture: (within: Box): Figure => miniCluster(within, { hasNodes: true }),
  },
  {
    name: "eks",
    note: "eksNote",
    picture: (within: Box): Figure => cloud(within, ["name", "EKS"]),
  },
] as const;

export const next = diagram("eks.next", (say) => {
  const lines = rows(margin, margin, innerWidth, 80, parts.length, 14);
  const last = lines.at(-1) ?? box(margin, margin, innerWidth, 0);
  const bubble = box(margin + 60, bottom(last) + 44, innerWidth - 120, 76);
  return group(
    ...lines.map((line, index) => {
      const { name, note, picture } = parts[index] ?? parts[0];
      return group(
        plain(line, rectangle(line, "surface", 10)),
        badge({ x: line.x + 36, y: center(line).y }, index + 1),
        text(
          box(line.x + 72, line.y + 4, 250, line.height - 8),
          [
            ["name", say(name)],
            ["note", say(note)],
          ],
          { align: "start" },
        ),
        picture(box(right(line) - 110, line.y + 12, 98, line.height - 24)),
      );
    }),
    arrow(edge(last, "bottom"), edge(bubble, "top")),
    text(box(center(bubble).x + 14, bottom(last), 180, bubble.y - bottom(last)), [["note", say("on")]], {
      align: "start",
    }),
    speech(bubble, [
      ["name", say("ask")],
      ["note", say("where")],
    ]),
  );
});
