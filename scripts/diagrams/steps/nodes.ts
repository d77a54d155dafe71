import { bottom, box, center, columns, edge, type Box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group, type Figure } from "../figure.ts";
import { text } from "../text.ts";
import { apiServer } from "../shapes/apiServer.ts";
import { arrow } from "../shapes/arrow.ts";
import { frame } from "../shapes/frame.ts";
import { pod, container } from "../shapes/pod.ts";

const texts = {
  cluster: { en: "Cluster", ko: "클러스터" },
  controlPlane: { en: "Control plane", ko: "컨트롤 플레인" },
  brains: { en: "The brains of the cluster", ko: "클러스터의 두뇌" },
  apiServer: { en: "API server", ko: "API 서버" },
  worker: { en: "Worker", ko: "워커 노드" },
  pod: { en: "Pod", ko: "파드" },
  container: { en: "Container", ko: "컨테이너" },
};

/** How many containers each pod of each worker has. */
const containers = [
  [1, 2],
  [3, 1, 1],
  [2, 1],
];

export const nodes: Diagram = {
  step: "basics.nodes",
  title: { en: "A control plane and its workers", ko: "컨트롤 플레인과 워커 노드" },
  alt: {
    en: "A cluster: one control plane, the brains, above three worker nodes. Each worker runs pods, and each pod has containers.",
    ko: "클러스터 하나입니다. 위에는 두뇌인 컨트롤 플레인이 있고, 아래에는 워커 노드 세 대가 있습니다. 워커마다 파드가 실행되고, 파드 안에는 컨테이너가 있습니다.",
  },
  draw: (say) => {
    const cluster = box(margin, margin, innerWidth, 372);
    const plane = box(cluster.x + 12, cluster.y + 42, cluster.width - 24, 96);
    const workers = columns(box(plane.x, bottom(plane) + 40, plane.width, 184), 3, 12);
    const gate = box(plane.x + 170, plane.y + 34, 200, 46);
    return group(
      frame(cluster, "cluster", say(texts.cluster)),
      frame(plane, "controlPlane", say(texts.controlPlane)),
      text(box(plane.x + 16, gate.y, 148, gate.height), [["note", say(texts.brains)]], { align: "start" }),
      apiServer(gate, say(texts.apiServer)),
      ...workers.map((each, index) =>
        group(
          arrow({ x: center(each).x, y: bottom(plane) }, edge(each, "top"), { isTwoWay: true }),
          frame(each, "node", say(texts.worker)),
          ...(containers[index] ?? []).map((count, row) =>
            pod({ x: center(each).x, y: each.y + 62 + row * 46 }, { containers: count }),
          ),
        ),
      ),
      legend(box(margin, bottom(cluster) + 16, innerWidth, 36), say(texts.pod), say(texts.container)),
    );
  },
};

function legend(of: Box, podName: string, containerName: string): Figure {
  const { y } = center(of);
  return group(
    pod({ x: of.x + 110, y }),
    text(box(of.x + 144, of.y, 70, of.height), [["body", podName]], { align: "start" }),
    container({ x: of.x + 244, y }),
    text(box(of.x + 262, of.y, 110, of.height), [["body", containerName]], { align: "start" }),
  );
}
