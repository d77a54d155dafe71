import { bottom, box, center, columns, edge, right } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";
import { pod } from "../shapes/pod.ts";
import { service } from "../shapes/service.ts";

const texts = {
  apiServer: { en: "API server", ko: "API 서버" },
  worker: { en: "Worker node", ko: "워커 노드" },
  starts: { en: "starts the node's pods and reports on them", ko: "이 노드의 파드를 시작하고 상태를 보고" },
  routes: { en: "sets up IP translation and routing", ko: "IP 변환과 라우팅 규칙을 설정" },
  service: { en: "Service", ko: "서비스" },
  address: { en: "traffic to its IP address", ko: "이 IP 주소로 온 트래픽" },
};

export const dataPlane: Diagram = {
  step: "architecture.data-plane",
  title: { en: "Inside a worker node", ko: "워커 노드의 내부" },
  alt: {
    en: "A worker node. Its kubelet, the conduit to the API server, starts the pods and reports on them. Its kube-proxy sets up the rules by which traffic to the IP address of a Service reaches the pods.",
    ko: "워커 노드 한 대입니다. kubelet은 API 서버와 노드를 이으며 파드를 시작하고 그 상태를 보고합니다. kube-proxy는 서비스의 IP 주소로 온 트래픽이 파드로 가도록 규칙을 설정합니다.",
  },
  draw: (say) => {
    const gate = box(margin + 120, margin, 200, 46);
    const worker = box(margin, bottom(gate) + 44, innerWidth, 296);
    const agent = box(worker.x + 16, worker.y + 42, worker.width - 32, 62);
    // The traffic passes beside kube-proxy.
    const proxy = box(agent.x, bottom(worker) - 78, agent.width - 74, 62);
    const lane = right(agent) - 36;
    const slots = columns(box(agent.x + 30, bottom(agent), agent.width - 60, proxy.y - bottom(agent)), 3, 10);
    const address = box(right(worker) - 270, bottom(worker) + 44, 260, 60);
    return group(
      apiServer(gate, say(texts.apiServer)),
      frame(worker, "node", say(texts.worker)),
      component(agent, "kubelet", "kubelet", say(texts.starts)),
      component(proxy, "proxy", "kube-proxy", say(texts.routes)),
      service(address, say(texts.service), say(texts.address)),
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
  },
};
