import { around, box, center, columns, inset, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { chain } from "../shapes/chain.ts";
import { glyph } from "../shapes/glyph.ts";
import { miniCluster } from "../shapes/miniCluster.ts";

export const whatHappens = diagram("eks.what-happens", (say) =>
  chain(box(margin, margin, innerWidth, 88), 108, [
    { picture: (within) => miniCluster(inset(within, 6, 12), {}), words: [["name", say("cluster")]] },
    {
      picture: zones,
      words: [
        ["name", say("available")],
        ["note", say("zones")],
      ],
    },
    {
      picture: (within) => glyph("identity", center(within), 48),
      words: [
        ["name", say("identity")],
        ["note", say("who")],
      ],
    },
    {
      picture: (within) => glyph("certificate", center(within), 48),
      words: [
        ["name", say("certificates")],
        ["note", say("authority")],
      ],
    },
    {
      picture: (within) => glyph("loadBalancer", center(within), 48),
      words: [
        ["name", say("balancer")],
        ["note", say("front")],
      ],
    },
  ]),
);

/** The control plane in three zones. */
function zones(within: Box): Figure {
  const bar = around(center(within), within.width - 4, 30);
  return group(
    ...columns(within, 3, 6).map((each) => plain(each, rectangle(each, "dotted", 6))),
    plain(bar, rectangle(bar, "control", 6)),
    glyph("controlPlane", center(bar)),
  );
}
