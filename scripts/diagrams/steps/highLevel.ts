import { bottom, box, center, columns, edge } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { frame } from "../shapes/frame.ts";
import { pod } from "../shapes/pod.ts";
import { terminal } from "../shapes/terminal.ts";
import { insideZone, zone } from "../shapes/zone.ts";

export const highLevel = diagram("eks.high-level", (say) => {
  const client = box(margin + 150, margin, 140, 62);
  const endpoint = box(margin + 50, bottom(client) + 52, innerWidth - 100, 76);
  const zones = columns(box(margin, bottom(endpoint) + 48, innerWidth, 206), 3, 12);
  return group(
    terminal(client),
    apiServer(endpoint, say("endpoint"), "mycluster.eks.amazonaws.com", "code"),
    arrow(edge(client, "bottom"), edge(endpoint, "top")),
    ...zones.map((each, index) => {
      const worker = insideZone(each);
      const { x } = center(worker);
      return group(
        zone(each, `${say("zone")} ${index + 1}`),
        frame(worker, "node", say("worker")),
        pod({ x, y: worker.y + 58 }),
        pod({ x, y: worker.y + 104 }, { containers: 2 }),
        arrow(edge(worker, "top"), { x, y: bottom(endpoint) }),
      );
    }),
  );
});
