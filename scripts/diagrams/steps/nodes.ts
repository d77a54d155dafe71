import { bottom, box, center, columns, edge, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, type Figure } from "../figure.ts";
import { text } from "../text.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { frame } from "../shapes/frame.ts";
import { pod, container } from "../shapes/pod.ts";

/** How many containers each pod of each worker has. */
const containers = [
  [1, 2],
  [3, 1, 1],
  [2, 1],
];

export const nodes = diagram("basics.nodes", (say) => {
  const cluster = box(margin, margin, innerWidth, 372);
  const plane = box(cluster.x + 12, cluster.y + 42, cluster.width - 24, 96);
  const workers = columns(box(plane.x, bottom(plane) + 40, plane.width, 184), 3, 12);
  const gate = box(plane.x + 170, plane.y + 34, 200, 46);
  return group(
    frame(cluster, "cluster", say("cluster")),
    frame(plane, "controlPlane", say("controlPlane")),
    text(box(plane.x + 16, gate.y, 148, gate.height), [["note", say("brains")]], { align: "start" }),
    apiServer(gate, say("apiServer")),
    ...workers.map((each, index) =>
      group(
        arrow({ x: center(each).x, y: bottom(plane) }, edge(each, "top"), { isTwoWay: true }),
        frame(each, "node", say("worker")),
        ...(containers[index] ?? []).map((count, row) =>
          pod({ x: center(each).x, y: each.y + 62 + row * 46 }, { containers: count }),
        ),
      ),
    ),
    legend(box(margin, bottom(cluster) + 16, innerWidth, 36), say("pod"), say("container")),
  );
});

function legend(of: Box, podName: string, containerName: string): Figure {
  const { y } = center(of);
  return group(
    pod({ x: of.x + 110, y }),
    text(box(of.x + 144, of.y, 70, of.height), [["body", podName]], { align: "start" }),
    container({ x: of.x + 244, y }),
    text(box(of.x + 262, of.y, 110, of.height), [["body", containerName]], { align: "start" }),
  );
}
