import { around, bottom, box, center, columns, rows, type Box, type Point } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle, path, coordinate } from "../markup.ts";
import { text } from "../text.ts";
import { tick } from "../shapes/badge.ts";

const texts = [
  { en: "Learning", ko: "학습" },
  { en: "Development", ko: "개발" },
  { en: "Production", ko: "프로덕션" },
];

/** What each tool is for, in the order of the columns. */
const tools = [
  { name: "minikube", uses: [true, true, false] },
  { name: "kind", uses: [true, true, false] },
  { name: "Docker\nDesktop", uses: [true, true, false] },
  { name: "kubeadm", uses: [true, true, true] },
  { name: "kOps", uses: [true, true, true] },
] as const;

export const clusterSetup: Diagram = {
  step: "architecture.cluster-setup",
  title: { en: "Five tools and their uses", ko: "다섯 가지 도구와 쓰임새" },
  alt: {
    en: "Five tools and their uses. minikube, Docker Desktop, and kind: learning and development. kOps and kubeadm: learning, development, and production.",
    ko: "다섯 가지 도구의 쓰임새입니다. minikube, Docker Desktop, kind는 학습과 개발에, kOps와 kubeadm은 학습, 개발, 프로덕션에 씁니다.",
  },
  draw: (say) => {
    const header = box(margin, margin, innerWidth, 36);
    const lines = rows(margin, bottom(header) + 6, innerWidth, 56, tools.length, 10);
    const cells = (line: Box): Box[] =>
      columns(box(line.x + 122, line.y, line.width - 122, line.height), 3, 0);
    return group(
      ...cells(header).map((each, index) => text(each, [["body", say(texts[index] ?? { en: "", ko: "" })]])),
      ...lines.map((line, index) => {
        const { name, uses } = tools[index] ?? tools[0];
        return group(
          plain(line, rectangle(line, "surface", 8)),
          text(box(line.x + 14, line.y, 112, line.height), [["name", name]], { align: "start" }),
          ...cells(line).map((each, use) => (uses[use] ? tick(center(each)) : none(center(each)))),
        );
      }),
    );
  },
};

/** A dash: not for this. */
function none({ x, y }: Point): Figure {
  return plain(around({ x, y }, 14, 2), path(`M${coordinate(x - 7)} ${coordinate(y)}h14`, "glyph"));
}
