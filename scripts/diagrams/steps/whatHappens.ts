import type { Diagram } from "../diagram.ts";

export const whatHappens: Diagram = {
  step: "eks.what-happens",
  title: { en: "What EKS does for you", ko: "EKS가 대신 해 주는 일" },
  alt: {
    en: "A chain of five links: create the cluster, highly available control plane across three Availability Zones, IAM integration, certificate management, load balancer.",
    ko: "다섯 단계가 이어집니다. 클러스터 생성, 가용 영역 세 곳에 걸친 고가용성 컨트롤 플레인, IAM 통합, 인증서 관리, 로드 밸런서입니다.",
  },
};
