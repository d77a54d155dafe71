import type { Diagram } from "../diagram.ts";

export const whatIsKubernetes: Diagram = {
  step: "basics.what-is-kubernetes",
  title: { en: "Three pillars of Kubernetes", ko: "쿠버네티스의 세 기둥" },
  alt: {
    en: "Three pillars carry your applications: an open-source container management platform; containers at scale; objects and APIs for modern applications. Their ground: over a decade of experience, declarative automation, a large ecosystem.",
    ko: "애플리케이션을 떠받치는 세 기둥입니다. 오픈소스 컨테이너 관리 플랫폼, 대규모 컨테이너 실행, 현대적인 애플리케이션을 만드는 오브젝트와 API입니다. 기둥은 10년이 넘는 경험, 선언적 구성과 자동화, 큰 생태계 위에 서 있습니다.",
  },
};
