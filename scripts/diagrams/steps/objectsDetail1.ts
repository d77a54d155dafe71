import type { Diagram } from "../diagram.ts";

export const objectsDetail1: Diagram = {
  step: "basics.objects-detail-1",
  title: {
    en: "Pod, DaemonSet and Deployment on three nodes",
    ko: "노드 세 대 위의 파드, 데몬셋, 디플로이먼트",
  },
  alt: {
    en: "Three nodes and what runs on them: a single pod around two containers on one node; a DaemonSet's pod on every node; three replicas of a Deployment, which rolls them out and back between versions, wherever the scheduler put them.",
    ko: "노드 세 대와 그 위의 파드입니다. 컨테이너 두 개를 감싼 단독 파드는 한 노드에만 있고, 데몬셋의 파드는 노드마다 하나씩 있습니다. 버전을 롤아웃하고 롤백하는 디플로이먼트의 레플리카 세 개는 스케줄러가 고른 자리에 있습니다.",
  },
};
