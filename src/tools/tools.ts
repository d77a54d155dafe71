import type { Tool, VersionQuestion } from "./tool.ts";
import {
  awsVersion,
  dockerVersion,
  eksctlVersion,
  kindVersion,
  kopsVersion,
  kubeadmVersion,
  kubectlVersion,
  minikubeVersion,
} from "./versions.ts";

/** The docker command, which comes with Docker Desktop and without it. `version` would ask the engine; this does not. */
export const dockerQuestion: VersionQuestion = {
  program: "docker",
  arguments: ["--version"],
  read: dockerVersion,
};

/** The tools, those that make a cluster first; what each is for is what the course says of it. */
export const tools: readonly Tool[] = [
  {
    id: "minikube",
    name: "minikube",
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://minikube.sigs.k8s.io/docs/start/",
    question: { program: "minikube", arguments: ["version"], read: minikubeVersion },
  },
  {
    id: "kind",
    name: "kind",
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://kind.sigs.k8s.io/docs/user/quick-start/#installation",
    question: { program: "kind", arguments: ["version"], read: kindVersion },
  },
  {
    id: "dockerDesktop",
    name: "Docker Desktop",
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://docs.docker.com/desktop/",
    question: dockerQuestion,
  },
  {
    id: "kops",
    name: "kOps",
    uses: ["learning", "development", "production"],
    makesOwnCluster: true,
    page: "https://kops.sigs.k8s.io/getting_started/install/",
    question: { program: "kops", arguments: ["version"], read: kopsVersion },
  },
  {
    id: "kubeadm",
    name: "kubeadm",
    uses: ["learning", "development", "production"],
    makesOwnCluster: true,
    page: "https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/install-kubeadm/",
    question: { program: "kubeadm", arguments: ["version", "-o", "short"], read: kubeadmVersion },
  },
  {
    id: "kubectl",
    name: "kubectl",
    uses: ["anyCluster"],
    makesOwnCluster: false,
    page: "https://kubernetes.io/docs/tasks/tools/",
    question: { program: "kubectl", arguments: ["version", "--client", "-o", "json"], read: kubectlVersion },
  },
  {
    id: "eksctl",
    name: "eksctl",
    uses: ["eks"],
    makesOwnCluster: false,
    page: "https://docs.aws.amazon.com/eks/latest/eksctl/installation.html",
    question: { program: "eksctl", arguments: ["version"], read: eksctlVersion },
  },
  {
    id: "aws",
    name: "AWS CLI",
    uses: ["eks"],
    makesOwnCluster: false,
    page: "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
    question: { program: "aws", arguments: ["--version"], read: awsVersion },
  },
];
