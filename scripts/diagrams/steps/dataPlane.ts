import type { Diagram } from "../diagram.ts";

export const dataPlane: Diagram = {
  step: "architecture.data-plane",
  title: { en: "Inside a worker node", ko: "워커 노드의 내부" },
  alt: {
    en: "A worker node. Its kubelet, the conduit to the API server, starts the pods and reports on them; its kube-proxy translates and routes the IP address of a Service to the pods.",
    ko: "워커 노드 한 대입니다. kubelet은 API 서버와 노드를 이으며 파드를 시작하고 그 상태를 보고합니다. kube-proxy는 서비스의 IP 주소를 변환해 트래픽을 파드로 보냅니다.",
  },
};
