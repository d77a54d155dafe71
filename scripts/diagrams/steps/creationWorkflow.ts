import { box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { chain } from "../shapes/chain.ts";
import { miniCluster } from "../shapes/miniCluster.ts";

export const creationWorkflow = diagram("eks.creation-workflow", (say) =>
  chain(box(margin, margin, innerWidth, 112), 160, [
    {
      picture: (within) => miniCluster(within, {}),
      words: [
        ["name", say("cluster")],
        ["code", "metadata"],
      ],
    },
    {
      picture: (within) => miniCluster(within, { hasNodes: true }),
      words: [
        ["name", say("nodes")],
        ["code", "managedNodeGroups"],
      ],
    },
    {
      picture: (within) => miniCluster(within, { hasNodes: true, hasAddOns: true }),
      words: [
        ["name", say("addOns")],
        ["code", "addons"],
      ],
    },
    {
      picture: (within) => miniCluster(within, { hasNodes: true, hasAddOns: true, hasPods: true }),
      words: [
        ["name", say("workloads")],
        ["code", "kubectl apply"],
      ],
    },
  ]),
);
