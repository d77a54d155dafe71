import { bottom, box, center, columns, right, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { component, signed } from "../shapes/component.ts";
import { frame } from "../shapes/frame.ts";

const texts = {
  theirs: { en: "EKS VPC", ko: "EKS의 VPC" },
  yours: { en: "Your VPC", ko: "고객 VPC" },
  addresses: { en: "static IPs", ko: "고정 IP" },
  controlPlane: { en: "Control plane", ko: "컨트롤 플레인" },
  apiServer: { en: "API server", ko: "API 서버" },
  interface: { en: "network interface", ko: "네트워크 인터페이스" },
  scaling: { en: "Workers: EC2, often an Auto Scaling group", ko: "워커 노드: EC2, 흔히 Auto Scaling 그룹" },
  worker: { en: "Worker", ko: "워커 노드" },
  access: { en: "API access over TLS", ko: "TLS로 API 접속" },
};

export const communication: Diagram = {
  step: "eks.communication",
  title: { en: "Two directions between two VPCs", ko: "두 VPC를 오가는 두 방향의 통신" },
  alt: {
    en: "Two directions. Workers in your VPC reach the control plane in the EKS VPC over TLS, through a Network Load Balancer with static IPs. The control plane reaches the workers through an ENI in your VPC for kubectl exec and logs.",
    ko: "두 VPC 사이에 두 방향의 연결이 있습니다. 고객 VPC의 워커는 고정 IP를 가진 Network Load Balancer를 거쳐 TLS로 EKS VPC의 컨트롤 플레인에 접속합니다. 컨트롤 플레인은 고객 VPC에 있는 ENI를 거쳐 워커에 접속하며, kubectl exec와 logs가 이 길을 씁니다.",
  },
  draw: (say) => {
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
      frame(theirs, "network", say(texts.theirs)),
      frame(yours, "network", say(texts.yours)),
      component(balancer, "loadBalancer", "Network\nLoad Balancer", say(texts.addresses)),
      frame(plane, "controlPlane", say(texts.controlPlane)),
      apiServer(gate, say(texts.apiServer)),
      component(card, "networkInterface", "ENI", say(texts.interface)),
      frame(scaling, "group", say(texts.scaling)),
      ...workers.map((each) => worker(each, say(texts.worker))),
      arrow({ x: up, y: scaling.y }, { x: up, y: bottom(balancer) }),
      arrow({ x: right(balancer), y: center(balancer).y }, { x: gate.x, y: center(balancer).y }),
      arrow({ x: down, y: bottom(plane) }, { x: down, y: card.y }),
      arrow({ x: down, y: bottom(card) }, { x: down, y: scaling.y }),
      text(box(up + 12, gap.y, 170, gap.height), [["note", say(texts.access)]], { align: "start" }),
      text(
        box(down + 12, gap.y, margin + innerWidth - down - 12, gap.height),
        [["code", "kubectl\nexec, logs"]],
        { align: "start" },
      ),
    );
  },
};

function worker(of: Box, name: string): Figure {
  return group(plain(of, rectangle(of, "node", 4)), signed(of, "node", [["name", name]]));
}
