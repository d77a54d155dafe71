import type { Diagram } from "../diagram.ts";

export const highLevel: Diagram = {
  step: "eks.high-level",
  title: { en: "kubectl, endpoint and workers", ko: "kubectl과 엔드포인트와 워커" },
  alt: {
    en: "The endpoint mycluster.eks.amazonaws.com in the middle: kubectl reaches it from above, workers in three Availability Zones from below.",
    ko: "한가운데에 엔드포인트 mycluster.eks.amazonaws.com이 있습니다. 위에서는 kubectl이, 아래에서는 가용 영역 세 곳의 워커가 접속합니다.",
  },
};
