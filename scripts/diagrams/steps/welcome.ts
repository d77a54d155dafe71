import type { Diagram } from "../diagram.ts";

export const welcome: Diagram = {
  step: "basics.welcome",
  title: { en: "From Amazon EKS to running apps", ko: "Amazon EKS에서 애플리케이션 실행까지" },
  alt: {
    en: "A chain that starts at Amazon EKS: provision a cluster, deploy worker nodes (EC2 instances), connect to the cluster, run Kubernetes apps.",
    ko: "Amazon EKS에서 시작하는 네 단계입니다. 클러스터를 프로비저닝하고, 워커 노드(EC2 인스턴스)를 배포하고, 클러스터에 연결하고, 쿠버네티스 애플리케이션을 실행합니다.",
  },
};
