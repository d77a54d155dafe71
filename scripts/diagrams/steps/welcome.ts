import { bottom, box, edge, inset } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { arrow } from "../shapes/arrow.ts";
import { chain } from "../shapes/chain.ts";
import { cloud } from "../shapes/cloud.ts";
import { miniCluster } from "../shapes/miniCluster.ts";
import { terminal } from "../shapes/terminal.ts";

export const welcome = diagram("basics.welcome", (say) => {
  const start = box(margin + 120, margin, 200, 72);
  const first = box(margin, bottom(start) + 28, innerWidth, 92);
  return group(
    cloud(start, ["title", "Amazon EKS"]),
    arrow(edge(start, "bottom"), edge(first, "top")),
    chain(first, 150, [
      { picture: (within) => miniCluster(within, {}), words: [["name", say("provision")]] },
      {
        picture: (within) => miniCluster(within, { hasNodes: true }),
        words: [
          ["name", say("deploy")],
          ["note", say("instances")],
        ],
      },
      { picture: (within) => terminal(inset(within, 14, 6)), words: [["name", say("connect")]] },
      {
        picture: (within) => miniCluster(within, { hasNodes: true, hasPods: true }),
        words: [["name", say("run")]],
      },
    ]),
  );
});
