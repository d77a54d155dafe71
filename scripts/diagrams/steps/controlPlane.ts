import { bottom, box, center, columns, edge, type Box } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { apiServers } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { etcd } from "../shapes/etcd.ts";
import { frame } from "../shapes/frame.ts";
import { glyph, type GlyphName } from "../shapes/glyph.ts";
import { terminal } from "../shapes/terminal.ts";

export const controlPlane = diagram("architecture.control-plane", (say) => {
  const client = box(margin + 146, margin, 130, 56);
  const rest = box(margin + 294, margin, 130, 56);
  const plane = box(margin, bottom(client) + 36, innerWidth, 340);
  const gate = box(plane.x + 16, plane.y + 50, plane.width - 40, 70);
  const parts = columns(box(plane.x + 16, bottom(gate) + 48, plane.width - 32, 156), 3, 12);
  const [store, manager, scheduler] = parts;
  if (!store || !manager || !scheduler) throw new Error("Three columns were asked for.");
  return group(
    terminal(client),
    component(rest, "api", "REST"),
    frame(plane, "controlPlane", say("controlPlane")),
    apiServers(gate, say("apiServer"), say("entry")),
    ...[client, rest].map((each) => arrow(edge(each, "bottom"), { x: center(each).x, y: gate.y - 8 })),
    etcd(store, say("stores")),
    tallPart(manager, "controller", say("manager"), say("compares")),
    tallPart(scheduler, "scheduler", say("scheduler"), say("places")),
    arrow({ x: center(store).x, y: bottom(gate) }, edge(store, "top")),
    ...[manager, scheduler].map((each) => arrow(edge(each, "top"), { x: center(each).x, y: bottom(gate) })),
  );
});

/** A component with room for what it does. */
function tallPart(of: Box, sign: GlyphName, name: string, note: string): Figure {
  return group(
    plain(of, rectangle(of, "surface", 6)),
    glyph(sign, { x: center(of).x, y: of.y + 24 }, 26),
    text(box(of.x + 8, of.y + 42, of.width - 16, of.height - 48), [
      ["name", name],
      ["note", note],
    ]),
  );
}
