import { box } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { chain } from "../shapes/chain.ts";
import { miniCluster } from "../shapes/miniCluster.ts";

const texts = {
  cluster: { en: "Create the cluster", ko: "클러스터 생성" },
  nodes: { en: "Provision worker nodes", ko: "워커 노드 프로비저닝" },
  addOns: { en: "Launch add-ons", ko: "애드온 실행" },
  workloads: { en: "Launch workloads", ko: "워크로드 실행" },
};

export const creationWorkflow: Diagram = {
  step: "eks.creation-workflow",
  title: { en: "Creating an EKS cluster", ko: "EKS 클러스터 생성 순서" },
  alt: {
    en: "Four steps, each adding to the cluster: create the cluster, provision worker nodes, launch add-ons, and launch workloads.",
    ko: "클러스터가 한 단계씩 갖춰지는 네 단계입니다. 클러스터를 만들고, 워커 노드를 프로비저닝하고, 애드온을 실행하고, 워크로드를 실행합니다.",
  },
  draw: (say) =>
    chain(box(margin, margin, innerWidth, 112), 160, [
      {
        picture: (within) => miniCluster(within, {}),
        words: [
          ["name", say(texts.cluster)],
          ["code", "metadata"],
        ],
      },
      {
        picture: (within) => miniCluster(within, { hasNodes: true }),
        words: [
          ["name", say(texts.nodes)],
          ["code", "managedNodeGroups"],
        ],
      },
      {
        picture: (within) => miniCluster(within, { hasNodes: true, hasAddOns: true }),
        words: [
          ["name", say(texts.addOns)],
          ["code", "addons"],
        ],
      },
      {
        picture: (within) => miniCluster(within, { hasNodes: true, hasAddOns: true, hasPods: true }),
        words: [
          ["name", say(texts.workloads)],
          ["code", "kubectl apply"],
        ],
      },
    ]),
};
