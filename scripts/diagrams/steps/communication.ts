import { bottom, box, center, columns, right, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component, signed } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";

export const communication = diagram("eks.communication", (say) => {
  const theirs = box(margin, margin, innerWidth, 186);
  const balancer = box(theirs.x + 16, theirs.y + 78, 176, 92);
  const plane = box(theirs.x + 236, theirs.y + 44, 188, 126);
  const gate = box(plane.x + 14, plane.y + 46, plane.width - 28, 68);
  const yours = box(margin, bottom(theirs) + 62, innerWidth, 272);
  const card = box(plane.x, yours.y + 46, plane.width, 60);
  const scaling = box(yours.x + 16, bottom(yours) - 130, innerWidth - 32, 114);
  const workers = columns(box(scaling.x + 12, scaling.y + 38, scaling.width - 24, 64), 3, 12);
  const up = balancer.x + balancer.width * 0.75;
  const down = center(card).x;
  const gap = box(0, bottom(theirs) + 4, 0, yours.y - bottom(theirs) - 8);
  return group(
    frame(theirs, "network", say("theirs")),
    frame(yours, "network", say("yours")),
    component(balancer, "loadBalancer", "Network\nLoad Balancer", say("addresses")),
    frame(plane, "controlPlane", say("controlPlane")),
    apiServer(gate, say("apiServer")),
    component(card, "networkInterface", "ENI", say("interface")),
    frame(scaling, "group", say("scaling")),
    ...workers.map((each) => worker(each, say("worker"))),
    arrow({ x: up, y: scaling.y }, { x: up, y: bottom(balancer) }),
    arrow({ x: right(balancer), y: center(balancer).y }, { x: gate.x, y: center(balancer).y }),
    arrow({ x: down, y: bottom(plane) }, { x: down, y: card.y }),
    arrow({ x: down, y: bottom(card) }, { x: down, y: scaling.y }),
    text(box(up + 12, gap.y, 170, gap.height), [["note", say("access")]], { align: "start" }),
    text(
      box(down + 12, gap.y, margin + innerWidth - down - 12, gap.height),
      [["code", "kubectl\nexec, logs"]],
      { align: "start" },
    ),
  );
});

function worker(of: Box, name: string): Figure {
  return group(plain(of, rectangle(of, "node", 4)), signed(of, "node", [["name", name]]));
}
