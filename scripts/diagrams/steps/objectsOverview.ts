import { bottom, box, center, columns, edge, right } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";
import { manifest } from "../shapes/manifest.ts";
import { pod } from "../shapes/pod.ts";

/** The states and the controller stand below each other; the way back is at their right. */
const columnWidth = 316;

export const objectsOverview = diagram("basics.objects-overview", (say) => {
  const desired = box(margin, margin, columnWidth, 100);
  const controller = box(margin, bottom(desired) + 40, columnWidth, 76);
  const current = box(margin, bottom(controller) + 60, columnWidth, 122);
  const lane = right(current) + 36;
  const pods = columns(box(current.x + 12, bottom(current) - 62, current.width - 24, 34), 3, 4);
  const beside = box(center(controller).x + 14, bottom(controller), 140, current.y - bottom(controller));
  return group(
    manifest(desired, [
      ["name", say("desired")],
      ["code", "spec:"],
      ["code", "\u00a0\u00a0replicas: 3"],
    ]),
    arrow(edge(desired, "bottom"), edge(controller, "top")),
    component(controller, "controller", say("controller"), say("compares")),
    arrow(edge(controller, "bottom"), edge(current, "top")),
    text(beside, [["note", say("acts")]], { align: "start" }),
    frame(current, "cluster", say("current")),
    ...pods.map((each, index) => pod(center(each), { isStarting: index === 2 })),
    ...pods.map((each, index) =>
      text(box(each.x, bottom(each), each.width, 24), [["note", say(index === 2 ? "starts" : "runs")]]),
    ),
    arrow(edge(current, "right"), edge(controller, "right"), {
      via: [
        { x: lane, y: center(current).y },
        { x: lane, y: center(controller).y },
      ],
    }),
    text(
      box(lane + 12, bottom(controller), margin + innerWidth - lane - 12, current.y - bottom(controller)),
      [["note", say("again")]],
      {
        align: "start",
      },
    ),
  );
});
