import { bottom, box, center, columns, rows, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { signed } from "../shapes/component.ts";
import { pod } from "../shapes/pod.ts";

/** What runs on which node: for each pod, how many containers it has. */
const kinds = [
  {
    name: "pod",
    note: "podNote",
    pods: [[], [2], []],
  },
  {
    name: "daemonSet",
    note: "daemonSetNote",
    pods: [[1], [1], [1]],
  },
  {
    name: "deployment",
    note: "deploymentNote",
    pods: [[1], [], [1, 1]],
  },
] as const;

export const objectsDetail1 = diagram("basics.objects-detail-1", (say) => {
  const labels = 122;
  const bands = rows(margin, margin + 44, innerWidth, 104, 3, 8);
  const last = bands.at(-1) ?? box(margin, margin, 0, 0);
  const nodes = columns(
    box(margin + labels, margin, innerWidth - labels - 6, bottom(last) - margin + 6),
    3,
    6,
  );
  return group(
    ...bands.map((each) => plain(each, rectangle(each, "band", 8))),
    ...nodes.map((each, index) => openNode(each, `${say("node")} ${index + 1}`)),
    ...bands.map((band, index) => {
      const { name, note, pods } = kinds[index] ?? kinds[0];
      return group(
        text(
          box(band.x + 8, band.y + 4, labels - 12, band.height - 8),
          [
            ["name", say(name)],
            ["note", say(note)],
          ],
          { align: "start" },
        ),
        ...nodes.flatMap((node, at) => podsIn(box(node.x, band.y, node.width, band.height), pods[at] ?? [])),
      );
    }),
  );
});

/** A node through which the bands can be seen. */
function openNode(of: Box, name: string): Figure {
  return group(
    plain(of, rectangle(of, "openNode", 4)),
    signed(box(of.x, of.y + 6, of.width, 28), "node", [["body", name]]),
  );
}

/** The pods of a kind on a node, below each other. */
function podsIn(cell: Box, pods: readonly number[]): Figure[] {
  const { x, y } = center(cell);
  return pods.map((containers, index) =>
    pod({ x, y: y + (index - (pods.length - 1) / 2) * 44 }, { containers }),
  );
}
