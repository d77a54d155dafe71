import { bottom, box, center, columns, edge, inset, right, rows } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { cloud } from "../shapes/cloud.ts";
import { component } from "../shapes/component.ts";
import { etcd } from "../shapes/etcd.ts";
import { frame } from "../shapes/frame.ts";
import { podRow } from "../shapes/pod.ts";
import { terminal } from "../shapes/terminal.ts";

const texts = {
  controlPlane: { en: "Control plane", ko: "컨트롤 플레인" },
  apiServer: { en: "API server", ko: "API 서버" },
  manager: { en: "Controller manager", ko: "컨트롤러 매니저" },
  scheduler: { en: "Scheduler", ko: "스케줄러" },
  worker: { en: "Worker node", ko: "워커 노드" },
  internet: { en: "Internet", ko: "인터넷" },
};

export const overview: Diagram = {
  step: "architecture.overview",
  title: { en: "The parts of a Kubernetes cluster", ko: "쿠버네티스 클러스터의 구성" },
  alt: {
    en: "kubectl calls the API server. Around it in the control plane are the controller manager, scheduler, and etcd. Each worker has a kubelet, kube-proxy, and pods. Traffic from the internet reaches the pods through the rules of kube-proxy.",
    ko: "kubectl이 API 서버를 호출합니다. 컨트롤 플레인에는 API 서버를 둘러싸고 컨트롤러 매니저, 스케줄러, etcd가 있습니다. 워커마다 kubelet, kube-proxy, 파드가 있고, 인터넷에서 온 트래픽은 kube-proxy의 규칙을 따라 파드로 갑니다.",
  },
  draw: (say) => {
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
      frame(plane, "controlPlane", say(texts.controlPlane)),
      terminal(client),
      apiServer(gate, say(texts.apiServer)),
      component(manager, "controller", say(texts.manager)),
      component(scheduler, "scheduler", say(texts.scheduler)),
      etcd(store),
      arrow(edge(client, "right"), edge(gate, "left")),
      ...[manager, scheduler].map((each) => arrow(edge(each, "left"), { x: right(gate), y: center(each).y })),
      arrow({ x: right(gate), y: center(store).y }, edge(store, "left")),
      ...workers.map((each, index) => {
        const agent = box(each.x + 14, each.y + 40, each.width - 28, 40);
        const proxy = box(agent.x, bottom(each) - 54, agent.width, 40);
        const between = box(agent.x, bottom(agent), agent.width, proxy.y - bottom(agent));
        const leave = edge(agent, "top", 0.85);
        const enter = { x: index === 0 ? leave.x : gate.x + gate.width * 0.75, y: bottom(gate) };
        // From under the cloud, whose outline is no box.
        const start = edge(inset(internet, 12), index === 0 ? "left" : "right", 0.7);
        const x = center(proxy).x;
        return group(
          frame(each, "node", say(texts.worker)),
          component(agent, "kubelet", "kubelet"),
          component(proxy, "proxy", "kube-proxy"),
          ...podRow(between, 3),
          ...columns(between, 3, 0).map((column) =>
            arrow({ x: center(column).x, y: proxy.y }, { x: center(column).x, y: center(column).y + 17 }),
          ),
          arrow(leave, enter, {
            via:
              index === 0
                ? []
                : [
                    { x: leave.x, y: turn },
                    { x: enter.x, y: turn },
                  ],
          }),
          arrow(start, edge(proxy, "bottom"), { via: [{ x, y: start.y }] }),
        );
      }),
      cloud(internet, ["body", say(texts.internet)]),
    );
  },
};
