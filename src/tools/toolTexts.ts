import { t } from "@vscode/l10n";
import type { ToolId, Use } from "./tool.ts";

/** What a tool is, in one or two sentences. */
export function describeTool(id: ToolId): string {
  switch (id) {
    case "minikube":
      return t("Runs a small cluster on this machine, in a virtual machine or a container.");
    case "kind":
      return t(
        "Runs a cluster whose nodes are containers on this machine. It was made for testing Kubernetes itself.",
      );
    case "dockerDesktop":
      return t(
        "Runs containers on this machine, and also a cluster once you create one in its Kubernetes view.",
      );
    case "kops":
      return t(
        "Creates and upgrades clusters on the machines of a cloud such as AWS, and provisions those machines itself.",
      );
    case "kubeadm":
      return t(
        "Turns Linux machines into the nodes of a cluster. It runs on those machines, so most laptops do not have it.",
      );
    case "kubectl":
      return t("Talks to the API server of any cluster, wherever it runs.");
    case "eksctl":
      return t("Creates and manages clusters on Amazon EKS.");
    case "aws":
      return t(
        "Works with AWS. For an EKS cluster, it writes the kubeconfig and gets the token for kubectl.",
      );
  }
}

/** What a tool is recommended for. */
export function describeUses(uses: readonly Use[]): string {
  return uses.map(describeUse).join(", ");
}

function describeUse(use: Use): string {
  switch (use) {
    case "learning":
      return t("learning");
    case "development":
      return t("development");
    case "production":
      return t("production");
    case "anyCluster":
      return t("any cluster");
    case "eks":
      return "Amazon EKS";
  }
}
