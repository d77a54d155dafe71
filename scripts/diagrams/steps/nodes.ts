import type { Diagram } from "../diagram.ts";

export const nodes: Diagram = {
  step: "basics.nodes",
  title: { en: "A control plane and its workers", ko: "컨트롤 플레인과 워커 노드" },
  alt: {
    en: "A cluster: one control plane, its brains, above three worker nodes. Each worker runs pods, and in each pod are containers.",
    ko: "클러스터 하나입니다. 위에는 두뇌인 컨트롤 플레인이 있고, 아래에는 워커 노드 세 대가 있습니다. 워커마다 파드가 실행되고, 파드 안에는 컨테이너가 있습니다.",
  },
};
