import { bottom, box, center, columns, edge, inset, right, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { signed } from "../shapes/component.ts";
import { pod } from "../shapes/pod.ts";
import { service } from "../shapes/service.ts";
import { tag } from "../shapes/tag.ts";

const selectorWidth = 134;

export const objectsDetail2 = diagram("basics.objects-detail-2", (say) => {
  const slots = columns(box(margin, margin + 150, innerWidth, 70), 4, 10);
  const [first, , third, other] = slots;
  if (!first || !third || !other) throw new Error("Four columns were asked for.");
  const selected = slots.slice(0, 3);
  const width = right(third) - margin;
  const replicaSet = box(margin, margin, width, 94);
  const serving = box(margin, bottom(first) + 56, width, 94);
  return group(
    plain(replicaSet, rectangle(replicaSet, "surface", 6)),
    signed(
      inset(box(replicaSet.x, replicaSet.y, width - selectorWidth, replicaSet.height), 12, 4),
      "controller",
      [
        ["name", say("replicaSet")],
        ["note", say("keeps")],
      ],
    ),
    service(serving, say("service"), say("address")),
    ...[replicaSet, serving].map((each) => selector(each, say("selector"))),
    ...selected.map((each) => arrow({ x: center(each).x, y: bottom(replicaSet) }, edge(each, "top"))),
    ...selected.map((each) => arrow({ x: center(each).x, y: serving.y }, edge(each, "bottom"))),
    ...slots.map((each, index) =>
      group(
        pod({ x: center(each).x, y: each.y + 17 }),
        tag({ x: center(each).x, y: each.y + 58 }, index < 3 ? "app: web" : "app: db"),
      ),
    ),
    text(box(other.x, bottom(other) + 10, other.width, 44), [["note", say("other")]], { from: "top" }),
  );
});

/** What an object selects by, at its right. */
function selector(of: Box, word: string): Figure {
  const within = box(right(of) - selectorWidth, of.y, selectorWidth - 18, of.height);
  return group(
    text(box(within.x, within.y + 16, within.width, 22), [["note", word]]),
    tag({ x: center(within).x, y: within.y + 58 }, "app: web"),
  );
}
