import { bottom, box, center, columns, edge, right } from "../box.ts";
import { innerWidth, margin, diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";
import { pod } from "../shapes/pod.ts";
import { service } from "../shapes/service.ts";

export const dataPlane = diagram("architecture.data-plane", (say) => {
  const gate = box(margin + 120, margin, 200, 46);
  const worker = box(margin, bottom(gate) + 44, innerWidth, 296);
  const agent = box(worker.x + 16, worker.y + 42, worker.width - 32, 62);
  // The traffic passes beside kube-proxy.
  const proxy = box(agent.x, bottom(worker) - 78, agent.width - 74, 62);
  const lane = right(agent) - 36;
  const slots = columns(box(agent.x + 30, bottom(agent), agent.width - 60, proxy.y - bottom(agent)), 3, 10);
  const address = box(right(worker) - 270, bottom(worker) + 44, 260, 60);
  return group(
    apiServer(gate, say("apiServer")),
    frame(worker, "node", say("worker")),
    component(agent, "kubelet", "kubelet", say("starts")),
    component(proxy, "proxy", "kube-proxy", say("routes")),
    service(address, say("service"), say("address")),
    arrow(edge(gate, "bottom"), edge(agent, "top"), { isTwoWay: true }),
    ...slots.map((each, index) => {
      const { x, y } = center(each);
      return group(
        arrow({ x, y: each.y }, { x, y: y - 17 }),
        arrow(
          { x: lane, y: address.y },
          { x, y: y + 17 },
          { via: [lane, x].map((at) => ({ x: at, y: y + 37 })) },
        ),
        pod({ x, y }, { containers: index === 1 ? 2 : 1 }),
      );
    }),
  );
});
