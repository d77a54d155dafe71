import { around, bottom, box, center, columns, rows, type Box, type Point } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle, path, coordinate } from "../markup.ts";
import { text } from "../text.ts";
import { tick } from "../shapes/badge.ts";

const uses = ["learning", "development", "production"] as const;

/** What each tool is for, in the order of the columns. */
const tools = [
  { name: "minikube", uses: [true, true, false] },
  { name: "kind", uses: [true, true, false] },
  { name: "Docker\nDesktop", uses: [true, true, false] },
  { name: "kubeadm", uses: [true, true, true] },
  { name: "kOps", uses: [true, true, true] },
] as const;

export const clusterSetup = diagram("architecture.cluster-setup", (say) => {
  const header = box(margin, margin, innerWidth, 36);
  const lines = rows(margin, bottom(header) + 6, innerWidth, 56, tools.length, 10);
  const cells = (line: Box): Box[] => columns(box(line.x + 122, line.y, line.width - 122, line.height), 3, 0);
  return group(
    ...cells(header).map((each, index) => text(each, [["body", say(uses[index] ?? "learning")]])),
    ...lines.map((line, index) => {
      const { name, uses: ofTool } = tools[index] ?? tools[0];
      return group(
        plain(line, rectangle(line, "surface", 8)),
        text(box(line.x + 14, line.y, 112, line.height), [["name", name]], { align: "start" }),
        ...cells(line).map((each, use) => (ofTool[use] ? tick(center(each)) : none(center(each)))),
      );
    }),
  );
});

/** A dash: not for this. */
function none({ x, y }: Point): Figure {
  return plain(around({ x, y }, 14, 2), path(`M${coordinate(x - 7)} ${coordinate(y)}h14`, "glyph"));
}
