import { bottom, box, center, columns, edge } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { frame } from "../shapes/frame.ts";
import { pod } from "../shapes/pod.ts";
import { terminal } from "../shapes/terminal.ts";
import { insideZone, zone } from "../shapes/zone.ts";

const texts = {
  endpoint: { en: "API endpoint", ko: "API 엔드포인트" },
  zone: { en: "Availability\nZone", ko: "가용 영역" },
  worker: { en: "Worker", ko: "워커 노드" },
};

export const highLevel: Diagram = {
  step: "eks.high-level",
  title: { en: "kubectl, the endpoint, and workers", ko: "kubectl과 엔드포인트와 워커" },
  alt: {
    en: "The endpoint mycluster.eks.amazonaws.com is in the middle. kubectl reaches it from above, and workers in three Availability Zones from below.",
    ko: "한가운데에 엔드포인트 mycluster.eks.amazonaws.com이 있습니다. 위에서는 kubectl이, 아래에서는 가용 영역 세 곳의 워커가 접속합니다.",
  },
  draw: (say) => {
    const client = box(margin + 150, margin, 140, 62);
    const endpoint = box(margin + 50, bottom(client) + 52, innerWidth - 100, 76);
    const zones = columns(box(margin, bottom(endpoint) + 48, innerWidth, 206), 3, 12);
    return group(
      terminal(client),
      apiServer(endpoint, say(texts.endpoint), "mycluster.eks.amazonaws.com", "code"),
      arrow(edge(client, "bottom"), edge(endpoint, "top")),
      ...zones.map((each, index) => {
        const worker = insideZone(each);
        const { x } = center(worker);
        return group(
          zone(each, `${say(texts.zone)} ${index + 1}`),
          frame(worker, "node", say(texts.worker)),
          pod({ x, y: worker.y + 58 }),
          pod({ x, y: worker.y + 104 }, { containers: 2 }),
          arrow(edge(worker, "top"), { x, y: bottom(endpoint) }),
        );
      }),
    );
  },
};
