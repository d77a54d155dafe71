import { bottom, box, center, columns, rows, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, plain, type Figure } from "../figure.ts";
import { rectangle } from "../markup.ts";
import { text } from "../text.ts";
import { signed } from "../shapes/component.ts";
import { pod } from "../shapes/pod.ts";

const texts = { node: { en: "Node", ko: "노드" } };

/** What runs on which node: for each pod, how many containers it has. */
const kinds = [
  {
    name: { en: "Pod", ko: "파드" },
    note: { en: "wraps one or more containers", ko: "컨테이너를 감싸는 얇은 래퍼" },
    pods: [[], [2], []],
  },
  {
    name: { en: "DaemonSet", ko: "데몬셋" },
    note: { en: "one pod on every node", ko: "노드마다 파드 하나" },
    pods: [[1], [1], [1]],
  },
  {
    name: { en: "Deployment", ko: "디플로이먼트" },
    note: { en: "rolls versions out and back", ko: "버전을 롤아웃하고 롤백" },
    pods: [[1], [], [1, 1]],
  },
] as const;

export const objectsDetail1: Diagram = {
  step: "basics.objects-detail-1",
  title: {
    en: "Pod, DaemonSet, and Deployment on three nodes",
    ko: "노드 세 대 위의 파드, 데몬셋, 디플로이먼트",
  },
  alt: {
    en: "Three nodes and what runs on them: a single pod with two containers on one node; a DaemonSet's pod on every node; three replicas of a Deployment, which rolls versions out and back, wherever the scheduler put them.",
    ko: "노드 세 대와 그 위의 파드입니다. 컨테이너 두 개를 감싼 단독 파드는 한 노드에만 있고, 데몬셋의 파드는 노드마다 하나씩 있습니다. 버전을 롤아웃하고 롤백하는 디플로이먼트의 레플리카 세 개는 스케줄러가 고른 자리에 있습니다.",
  },
  draw: (say) => {
    const labels = 122;
    const bands = rows(margin, margin + 44, innerWidth, 104, 3, 8);
    const last = bands.at(-1) ?? box(margin, margin, 0, 0);
    const nodes = columns(
      box(margin + labels, margin, innerWidth - labels - 6, bottom(last) - margin + 6),
      3,
      6,
    );
    return group(
      ...bands.map((each) => plain(each, rectangle(each, "band", 8))),
      ...nodes.map((each, index) => openNode(each, `${say(texts.node)} ${index + 1}`)),
      ...bands.map((band, index) => {
        const { name, note, pods } = kinds[index] ?? kinds[0];
        return group(
          text(
            box(band.x + 8, band.y + 4, labels - 12, band.height - 8),
            [
              ["name", say(name)],
              ["note", say(note)],
            ],
            { align: "start" },
          ),
          ...nodes.flatMap((node, at) =>
            podsIn(box(node.x, band.y, node.width, band.height), pods[at] ?? []),
          ),
        );
      }),
    );
  },
};

/** A node through which the bands can be seen. */
function openNode(of: Box, name: string): Figure {
  return group(
    plain(of, rectangle(of, "openNode", 4)),
    signed(box(of.x, of.y + 6, of.width, 28), "node", [["body", name]]),
  );
}

/** The pods of a kind on a node, below each other. */
function podsIn(cell: Box, pods: readonly number[]): Figure[] {
  const { x, y } = center(cell);
  return pods.map((containers, index) =>
    pod({ x, y: y + (index - (pods.length - 1) / 2) * 44 }, { containers }),
  );
}
