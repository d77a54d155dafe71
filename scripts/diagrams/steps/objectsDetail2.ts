import type { Diagram } from "../diagram.ts";

export const objectsDetail2: Diagram = {
  step: "basics.objects-detail-2",
  title: { en: "Selectors point at labelled pods", ko: "레이블이 붙은 파드를 가리키는 셀렉터" },
  alt: {
    en: "Three pods carry the label app: web. The selector of a ReplicaSet, which keeps three running, and that of a Service with a fixed IP address both point at them, and not at a pod labelled app: db.",
    ko: "파드 세 개에 app: web 레이블이 붙어 있습니다. 파드 수를 셋으로 유지하는 레플리카셋의 셀렉터와 고정 IP 주소를 가진 서비스의 셀렉터가 모두 이 파드들을 가리킵니다. app: db 레이블이 붙은 파드는 가리키지 않습니다.",
  },
};
