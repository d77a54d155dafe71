import type { Diagram } from "../diagram.ts";

export const controlPlane: Diagram = {
  step: "architecture.control-plane",
  title: { en: "The control plane", ko: "컨트롤 플레인" },
  alt: {
    en: "kubectl and REST requests enter through the API server. Behind it, each connected to the API server only: etcd stores all objects, the controller manager compares states, the scheduler places pods.",
    ko: "kubectl과 REST 요청은 API 서버로 들어옵니다. 그 뒤에는 모든 오브젝트를 저장하는 etcd, 상태를 비교하는 컨트롤러 매니저, 파드를 배치하는 스케줄러가 있고, 셋은 저마다 API 서버하고만 이어져 있습니다.",
  },
};
