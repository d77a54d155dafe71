import { around, box, center, columns, inset, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { chain } from "../shapes/chain.ts";
import { glyph } from "../shapes/glyph.ts";
import { miniCluster } from "../shapes/miniCluster.ts";

const texts = {
  cluster: { en: "Create the cluster", ko: "클러스터 생성" },
  available: { en: "Highly available control plane", ko: "고가용성 컨트롤 플레인" },
  zones: { en: "three Availability Zones", ko: "가용 영역 세 곳" },
  identity: { en: "IAM integration", ko: "IAM 통합" },
  who: { en: "establishes who you are", ko: "사용자가 누구인지 확인" },
  certificates: { en: "Certificate management", ko: "인증서 관리" },
  authority: { en: "its own certificate authority", ko: "클러스터 전용 인증 기관" },
  balancer: { en: "Load balancer", ko: "로드 밸런서" },
  front: { en: "in front of the API servers", ko: "API 서버 앞" },
};

export const whatHappens: Diagram = {
  step: "eks.what-happens",
  title: { en: "What EKS does for you", ko: "EKS가 대신 해 주는 일" },
  alt: {
    en: "A chain of five links: create the cluster, highly available control plane across three Availability Zones, IAM integration, certificate management, and load balancer.",
    ko: "다섯 단계가 이어집니다. 클러스터 생성, 가용 영역 세 곳에 걸친 고가용성 컨트롤 플레인, IAM 통합, 인증서 관리, 로드 밸런서입니다.",
  },
  draw: (say) =>
    chain(box(margin, margin, innerWidth, 88), 108, [
      { picture: (within) => miniCluster(inset(within, 6, 12), {}), words: [["name", say(texts.cluster)]] },
      {
        picture: zones,
        words: [
          ["name", say(texts.available)],
          ["note", say(texts.zones)],
        ],
      },
      {
        picture: (within) => glyph("identity", center(within), 48),
        words: [
          ["name", say(texts.identity)],
          ["note", say(texts.who)],
        ],
      },
      {
        picture: (within) => glyph("certificate", center(within), 48),
        words: [
          ["name", say(texts.certificates)],
          ["note", say(texts.authority)],
        ],
      },
      {
        picture: (within) => glyph("loadBalancer", center(within), 48),
        words: [
          ["name", say(texts.balancer)],
          ["note", say(texts.front)],
        ],
      },
    ]),
};

/** The control plane in three zones. */
function zones(within: Box): Figure {
  const bar = around(center(within), within.width - 4, 30);
  return group(
    ...columns(within, 3, 6).map((each) => plain(each, rectangle(each, "dotted", 6))),
    plain(bar, rectangle(bar, "control", 6)),
    glyph("controlPlane", center(bar)),
  );
}
