import { bottom, box, center, columns, edge, inset, right, rows } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { cloud } from "../shapes/cloud.ts";
import { component } from "../shapes/component.ts";
import { etcd } from "../shapes/etcd.ts";
import { frame } from "../shapes/frame.ts";
import { podRow } from "../shapes/pod.ts";
import { terminal } from "../shapes/terminal.ts";

export const overview = diagram("architecture.overview", (say) => {
  const plane = box(margin + 130, margin, innerWidth - 130, 210);
  const gate = box(plane.x + 14, plane.y + 42, 110, 154);
  const parts = rows(right(gate) + 36, gate.y, right(plane) - right(gate) - 50, 44, 3, 11);
  const [manager, scheduler, store] = parts;
  if (!manager || !scheduler || !store) throw new Error("Three rows were asked for.");
  const client = box(margin, center(gate).y - 30, 94, 60);
  const workers = columns(box(margin, bottom(plane) + 50, innerWidth, 226), 2, 16);
  const internet = box(margin + 140, bottom(plane) + 50 + 226 + 30, 160, 72);
  const turn = bottom(plane) + 26;
  return group(
    frame(plane, "controlPlane", say("controlPlane")),
    terminal(client),
    apiServer(gate, say("apiServer")),
    component(manager, "controller", say("manager")),
    component(scheduler, "scheduler", say("scheduler")),
    etcd(store),
    arrow(edge(client, "right"), edge(gate, "left")),
    ...[manager, scheduler].map((each) => arrow(edge(each, "left"), { x: right(gate), y: center(each).y })),
    arrow({ x: right(gate), y: center(store).y }, edge(store, "left")),
    ...workers.map((each, index) => {
      const agent = box(each.x + 14, each.y + 40, each.width - 28, 40);
      // The traffic passes beside kube-proxy, on the outer side of the worker.
      const proxy = box(agent.x + (index === 0 ? 34 : 0), bottom(each) - 60, agent.width - 34, 46);
      const lane = index === 0 ? agent.x + 14 : right(agent) - 14;
      const between = box(agent.x, bottom(agent), agent.width, proxy.y - bottom(agent));
      const leave = edge(agent, "top", 0.85);
      const enter = { x: index === 0 ? leave.x : gate.x + gate.width * 0.75, y: bottom(gate) };
      // From under the cloud, whose outline is no box.
      const start = edge(inset(internet, 12), index === 0 ? "left" : "right", 0.7);
      const fork = center(between).y + 33;
      return group(
        frame(each, "node", say("worker")),
        component(agent, "kubelet", "kubelet"),
        component(proxy, "proxy", "kube-proxy", say("rules")),
        ...podRow(between, 3),
        ...columns(between, 3, 0).map((column) => {
          const { x, y } = center(column);
          const corners = [start.y, fork].map((level) => ({ x: lane, y: level }));
          return arrow(start, { x, y: y + 17 }, { via: [...corners, { x, y: fork }] });
        }),
        arrow(leave, enter, {
          via:
            index === 0
              ? []
              : [
                  { x: leave.x, y: turn },
                  { x: enter.x, y: turn },
                ],
        }),
      );
    }),
    cloud(internet, ["body", say("internet")]),
  );
});
