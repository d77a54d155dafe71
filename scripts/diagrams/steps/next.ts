import type { Diagram } from "../diagram.ts";

export const next: Diagram = {
  step: "eks.next",
  title: { en: "Three parts done", ko: "마친 세 부분" },
  alt: {
    en: "Three parts, each ticked: Kubernetes basics, Kubernetes architecture, Amazon EKS. The journey goes on, with questions in the workshop or at slack.k8s.io.",
    ko: "완료 표시가 붙은 세 부분, 쿠버네티스 기초, 쿠버네티스 아키텍처, Amazon EKS입니다. 여정은 계속되고, 질문은 워크숍이나 slack.k8s.io에서 할 수 있습니다.",
  },
};
