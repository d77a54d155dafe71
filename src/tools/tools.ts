import { t } from "@vscode/l10n";
import { firstMatch, kubectlVersion } from "./readVersion.ts";
import type { ToolRow, VersionQuestion } from "./toolRow.ts";

/**
 * The version query of the docker command, which exists with and without Docker Desktop. It prints
 * `Docker version 28.2.2, build e6534b4`; `docker version` would query the engine.
 */
export const dockerQuestion: VersionQuestion = {
  program: "docker",
  arguments: ["--version"],
  read: firstMatch(/^Docker version (\d[^\s,]*)/m),
};

/** The tools, those that create clusters first; their uses are those that the course names. */
const rows = [
  {
    id: "minikube",
    name: "minikube",
    describe: () => t("Runs a small cluster on this machine, in a virtual machine or a container."),
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://minikube.sigs.k8s.io/docs/start/",
    question: {
      program: "minikube",
      arguments: ["version"],
      // `minikube version: v1.33.1`, followed by the commit. Source: kubernetes/minikube `cmd/minikube/cmd/version.go`.
      read: firstMatch(/^minikube version: (v\d\S*)/m),
    },
  },
  {
    id: "kind",
    name: "kind",
    describe: () =>
      t(
        "Runs a cluster whose nodes are containers on this machine. It was made for testing Kubernetes itself.",
      ),
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://kind.sigs.k8s.io/docs/user/quick-start/#installation",
    question: {
      program: "kind",
      arguments: ["version"],
      // `kind v0.23.0 go1.22.4 linux/amd64`; up to 0.5, `v0.5.1` alone. Source: kubernetes-sigs/kind
      // `pkg/cmd/kind/version`.
      read: firstMatch(/^(?:kind )?(v\d\S*)/m),
    },
  },
  {
    id: "dockerDesktop",
    name: "Docker Desktop",
    describe: () =>
      t("Runs containers on this machine, and also a cluster once you create one in its Kubernetes view."),
    uses: ["learning", "development"],
    makesOwnCluster: true,
    page: "https://docs.docker.com/desktop/",
    question: dockerQuestion,
  },
  {
    id: "kops",
    name: "kOps",
    describe: () =>
      t(
        "Creates and upgrades clusters on the machines of a cloud such as AWS, and provisions those machines itself.",
      ),
    uses: ["learning", "development", "production"],
    makesOwnCluster: true,
    page: "https://kops.sigs.k8s.io/getting_started/install/",
    question: {
      program: "kops",
      arguments: ["version"],
      // `Client version: 1.28.4 (git-v1.28.4)`; up to 1.22, `Version 1.18.2 (git-84495481e4)`.
      read: firstMatch(/^(?:Client version:|Version) (\d\S*)/m),
    },
  },
  {
    id: "kubeadm",
    name: "kubeadm",
    describe: () =>
      t(
        "Turns Linux machines into the nodes of a cluster. It runs on those machines, so most laptops do not have it.",
      ),
    uses: ["learning", "development", "production"],
    makesOwnCluster: true,
    page: "https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/install-kubeadm/",
    question: {
      program: "kubeadm",
      arguments: ["version", "-o", "short"],
      // `v1.32.1`, the output for `-o short`; versions without that flag print `…GitVersion:"v1.32.1"…`.
      read: firstMatch(/^(v\d\S*)$|\bGitVersion:"(v[^"]+)"/m),
    },
  },
  {
    id: "kubectl",
    name: "kubectl",
    describe: () => t("Talks to the API server of any cluster, wherever it runs."),
    uses: ["anyCluster"],
    makesOwnCluster: false,
    page: "https://kubernetes.io/docs/tasks/tools/",
    question: { program: "kubectl", arguments: ["version", "--client", "-o", "json"], read: kubectlVersion },
  },
  {
    id: "eksctl",
    name: "eksctl",
    describe: () => t("Creates and manages clusters on Amazon EKS."),
    uses: ["eks"],
    makesOwnCluster: false,
    page: "https://docs.aws.amazon.com/eks/latest/eksctl/installation.html",
    question: {
      program: "eksctl",
      arguments: ["version"],
      // `0.191.0` or `0.99.0-dev+c9ab02d87.2022-05-17T20:04:34Z`; up to 0.12, `[ℹ]  version.Info{…, GitTag:"0.12.0"}`.
      read: firstMatch(/^(\d+\.\d+\.\d+(?:[^\d\s]\S*)?)$|\bGitTag:"(\d[^"]*)"/m),
    },
  },
  {
    id: "aws",
    name: "AWS CLI",
    describe: () =>
      t("Works with AWS. For an EKS cluster, it writes the kubeconfig and gets the token for kubectl."),
    uses: ["eks"],
    makesOwnCluster: false,
    page: "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html",
    question: {
      program: "aws",
      arguments: ["--version"],
      // `aws-cli/2.15.27 Python/3.11.8 Linux/… exe/x86_64… prompt/off`; with Python 2, on standard error.
      read: firstMatch(/^aws-cli\/(\d\S*)/m),
    },
  },
] as const satisfies readonly ToolRow[];

/** The ids of the tools. */
export type ToolId = (typeof rows)[number]["id"];

/** A tool that the check looks for. */
export interface Tool extends ToolRow {
  readonly id: ToolId;
}

/** Every tool that the check looks for. A new one is a row here. */
export const tools: readonly Tool[] = rows;
