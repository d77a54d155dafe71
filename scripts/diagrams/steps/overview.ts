import type { Diagram } from "../diagram.ts";

export const overview: Diagram = {
  step: "architecture.overview",
  title: { en: "The parts of a Kubernetes cluster", ko: "쿠버네티스 클러스터의 구성" },
  alt: {
    en: "kubectl calls the API server. Around it, in the control plane: controller manager, scheduler, etcd. Each worker has a kubelet, kube-proxy and pods. Traffic from the internet reaches the pods by the rules of kube-proxy.",
    ko: "kubectl이 API 서버를 호출합니다. 컨트롤 플레인에는 API 서버를 둘러싸고 컨트롤러 매니저, 스케줄러, etcd가 있습니다. 워커마다 kubelet, kube-proxy, 파드가 있고, 인터넷에서 온 트래픽은 kube-proxy의 규칙을 따라 파드로 갑니다.",
  },
};
