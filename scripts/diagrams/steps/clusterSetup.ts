import type { Diagram } from "../diagram.ts";

export const clusterSetup: Diagram = {
  step: "architecture.cluster-setup",
  title: { en: "Five tools and their uses", ko: "다섯 가지 도구와 쓰임새" },
  alt: {
    en: "Five tools and their uses. minikube, Docker Desktop and kind: learning and development. kOps and kubeadm: learning, development and production.",
    ko: "다섯 가지 도구의 쓰임새입니다. minikube, Docker Desktop, kind는 학습과 개발에, kOps와 kubeadm은 학습, 개발, 프로덕션에 씁니다.",
  },
};
