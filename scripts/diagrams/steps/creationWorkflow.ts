import type { Diagram } from "../diagram.ts";

export const creationWorkflow: Diagram = {
  step: "eks.creation-workflow",
  title: { en: "Creating an EKS cluster", ko: "EKS 클러스터 생성 순서" },
  alt: {
    en: "Four steps, each adding to the cluster: create the cluster, provision worker nodes, launch add-ons, launch workloads.",
    ko: "클러스터가 한 단계씩 갖춰지는 네 단계입니다. 클러스터를 만들고, 워커 노드를 프로비저닝하고, 애드온을 실행하고, 워크로드를 실행합니다.",
  },
};
