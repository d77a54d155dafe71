import { bottom, box, center, edge, right, rows, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { arrow } from "../shapes/arrow.ts";
import { badge } from "../shapes/badge.ts";
import { cloud } from "../shapes/cloud.ts";
import { miniCluster } from "../shapes/miniCluster.ts";
import { pod } from "../shapes/pod.ts";
import { speech } from "../shapes/speech.ts";

const parts = [
  {
    name: { en: "Kubernetes basics", ko: "쿠버네티스 기초" },
    note: { en: "nodes, objects, desired and current state", ko: "노드, 오브젝트,\n의도한 상태와 현재 상태" },
    picture: (within: Box): Figure => pod(center(within), { containers: 2 }),
  },
  {
    name: { en: "Kubernetes architecture", ko: "쿠버네티스 아키텍처" },
    note: { en: "control plane and data plane", ko: "컨트롤 플레인과 데이터 플레인" },
    picture: (within: Box): Figure => miniCluster(within, { hasNodes: true }),
  },
  {
    name: { en: "Amazon EKS", ko: "Amazon EKS" },
    note: { en: "who runs what, how the sides communicate", ko: "누가 무엇을 운영하고 어떻게 통신하는가" },
    picture: (within: Box): Figure => cloud(within, ["name", "EKS"]),
  },
] as const;

const texts = {
  on: { en: "the journey continues", ko: "여정은 계속됩니다" },
  ask: { en: "Always ask questions", ko: "언제든 물어보십시오" },
  where: { en: "in the workshop, or at slack.k8s.io", ko: "워크숍에서, 또는 slack.k8s.io에서" },
};

export const next: Diagram = {
  step: "eks.next",
  title: { en: "The three chapters", ko: "이 과정의 세 장" },
  alt: {
    en: "Three chapters: Kubernetes basics, Kubernetes architecture, and Amazon EKS. The journey continues, with questions in the workshop or at slack.k8s.io.",
    ko: "세 장입니다. 쿠버네티스 기초, 쿠버네티스 아키텍처, Amazon EKS입니다. 여정은 계속되고, 질문은 워크숍이나 slack.k8s.io에서 할 수 있습니다.",
  },
  draw: (say) => {
    const lines = rows(margin, margin, innerWidth, 80, parts.length, 14);
    const last = lines.at(-1) ?? box(margin, margin, innerWidth, 0);
    const bubble = box(margin + 60, bottom(last) + 44, innerWidth - 120, 76);
    return group(
      ...lines.map((line, index) => {
        const { name, note, picture } = parts[index] ?? parts[0];
        return group(
          plain(line, rectangle(line, "surface", 10)),
          badge({ x: line.x + 36, y: center(line).y }, index + 1),
          text(
            box(line.x + 72, line.y + 4, 250, line.height - 8),
            [
              ["name", say(name)],
              ["note", say(note)],
            ],
            { align: "start" },
          ),
          picture(box(right(line) - 110, line.y + 12, 98, line.height - 24)),
        );
      }),
      arrow(edge(last, "bottom"), edge(bubble, "top")),
      text(
        box(center(bubble).x + 14, bottom(last), 180, bubble.y - bottom(last)),
        [["note", say(texts.on)]],
        { align: "start" },
      ),
      speech(bubble, [
        ["name", say(texts.ask)],
        ["note", say(texts.where)],
      ]),
    );
  },
};
