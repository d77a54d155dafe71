import type { Diagram } from "../diagram.ts";

export const objectsOverview: Diagram = {
  step: "basics.objects-overview",
  title: { en: "Desired state and current state", ko: "의도한 상태와 현재 상태" },
  alt: {
    en: "A loop: a controller compares the desired state, three replicas in spec, with the current state, two running pods. It acts, a third pod starts, and it compares again.",
    ko: "끝없이 도는 고리입니다. 컨트롤러가 spec에 적힌 의도한 상태(레플리카 세 개)와 현재 상태(실행 중인 파드 두 개)를 비교합니다. 그에 맞춰 세 번째 파드를 만들고, 다시 비교합니다.",
  },
};
