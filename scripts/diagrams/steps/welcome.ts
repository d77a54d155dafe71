import { bottom, box, edge, inset } from "../box.ts";
import { innerWidth, margin, type Diagram } from "../diagram.ts";
import { group } from "../figure.ts";
import { arrow } from "../shapes/arrow.ts";
import { chain } from "../shapes/chain.ts";
import { cloud } from "../shapes/cloud.ts";
import { miniCluster } from "../shapes/miniCluster.ts";
import { terminal } from "../shapes/terminal.ts";

const texts = {
  provision: { en: "Provision a cluster", ko: "클러스터 프로비저닝" },
  deploy: { en: "Deploy worker nodes", ko: "워커 노드 배포" },
  instances: { en: "EC2 instances", ko: "EC2 인스턴스" },
  connect: { en: "Connect to the cluster", ko: "클러스터에 연결" },
  run: { en: "Run Kubernetes apps", ko: "쿠버네티스 애플리케이션 실행" },
};

export const welcome: Diagram = {
  step: "basics.welcome",
  title: { en: "From Amazon EKS to running apps", ko: "Amazon EKS에서 애플리케이션 실행까지" },
  alt: {
    en: "A chain that starts at Amazon EKS: provision a cluster, deploy worker nodes (EC2 instances), connect to the cluster, and run Kubernetes apps.",
    ko: "Amazon EKS에서 시작하는 네 단계입니다. 클러스터를 프로비저닝하고, 워커 노드(EC2 인스턴스)를 배포하고, 클러스터에 연결하고, 쿠버네티스 애플리케이션을 실행합니다.",
  },
  draw: (say) => {
    const start = box(margin + 120, margin, 200, 72);
    const first = box(margin, bottom(start) + 28, innerWidth, 92);
    return group(
      cloud(start, ["title", "Amazon EKS"]),
      arrow(edge(start, "bottom"), edge(first, "top")),
      chain(first, 150, [
        { picture: (within) => miniCluster(within, {}), words: [["name", say(texts.provision)]] },
        {
          picture: (within) => miniCluster(within, { hasNodes: true }),
          words: [
            ["name", say(texts.deploy)],
            ["note", say(texts.instances)],
          ],
        },
        { picture: (within) => terminal(inset(within, 14, 6)), words: [["name", say(texts.connect)]] },
        {
          picture: (within) => miniCluster(within, { hasNodes: true, hasPods: true }),
          words: [["name", say(texts.run)]],
        },
      ]),
    );
  },
};
