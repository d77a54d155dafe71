import { bottom, box, center, columns, inset, right, rows, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle, polygon } from "../markup.ts";
import { text } from "../text.ts";
import { glyph, type GlyphName } from "../shapes/glyph.ts";

const texts = {
  applications: { en: "Your applications", ko: "애플리케이션" },
  pillars: [
    { en: "Open-source container management platform", ko: "오픈소스 컨테이너 관리 플랫폼" },
    { en: "Runs containers at scale", ko: "컨테이너를 대규모로 실행" },
    {
      en: "Objects and APIs for building modern applications",
      ko: "현대적인 애플리케이션을 만드는 데 쓰는 오브젝트와 API",
    },
  ],
  ground: [
    { en: "Over a decade of experience and best practices", ko: "10년이 넘는 경험과 모범 사례" },
    { en: "Declarative configuration and automation", ko: "선언적 구성과 자동화" },
    { en: "Large ecosystem of tools, services, and support", ko: "도구, 서비스, 기술 지원의 큰 생태계" },
  ],
};

const signs: readonly GlyphName[] = ["open", "scale", "api"];

export const whatIsKubernetes: Diagram = {
  step: "basics.what-is-kubernetes",
  title: { en: "Three pillars of Kubernetes", ko: "쿠버네티스의 세 기둥" },
  alt: {
    en: "Three pillars support your applications: an open-source container management platform, containers at scale, and objects and APIs for modern applications. Their foundation: over a decade of experience, declarative automation, and a large ecosystem.",
    ko: "애플리케이션을 떠받치는 세 기둥입니다. 오픈소스 컨테이너 관리 플랫폼, 대규모 컨테이너 실행, 현대적인 애플리케이션을 만드는 데 쓰는 오브젝트와 API입니다. 기둥은 10년이 넘는 경험, 선언적 구성과 자동화, 큰 생태계 위에 서 있습니다.",
  },
  draw: (say) => {
    const roof = box(margin, margin, innerWidth, 74);
    const pillars = columns(box(margin + 10, bottom(roof), innerWidth - 20, 196), 3, 14);
    const ground = rows(margin, bottom(roof) + 196, innerWidth, 40, 3, 0);
    return group(
      ...pillars.map((each, index) =>
        pillar(each, signs[index] ?? "open", say(texts.pillars[index] ?? texts.applications)),
      ),
      roofOver(roof, say(texts.applications)),
      ...ground.map((each, index) =>
        group(
          plain(each, rectangle(each, "stone")),
          text(inset(each, 8, 2), [["body", say(texts.ground[index] ?? texts.applications)]]),
        ),
      ),
    );
  },
};

/** A flat gable. */
function roofOver(of: Box, name: string): Figure {
  const gable = [
    { x: of.x, y: bottom(of) },
    { x: of.x, y: bottom(of) - 34 },
    { x: center(of).x, y: of.y },
    { x: right(of), y: bottom(of) - 34 },
    { x: right(of), y: bottom(of) },
  ];
  return group(
    plain(of, polygon(gable, "stone")),
    text(box(of.x + 40, of.y + 24, of.width - 80, of.height - 28), [["title", name]]),
  );
}

/** A pillar between its capital and its base, with what it stands for on the shaft. */
function pillar(of: Box, sign: GlyphName, name: string): Figure {
  const capital = box(of.x, of.y, of.width, 12);
  const base = box(of.x, bottom(of) - 12, of.width, 12);
  const shaft = box(of.x + 7, of.y + 12, of.width - 14, of.height - 24);
  return group(
    plain(shaft, rectangle(shaft, "surface")),
    ...[capital, base].map((each) => plain(each, rectangle(each, "surface", 3))),
    glyph(sign, { x: center(shaft).x, y: shaft.y + 36 }, 36),
    text(box(shaft.x + 4, shaft.y + 62, shaft.width - 8, shaft.height - 68), [["body", name]], {
      from: "top",
    }),
  );
}
