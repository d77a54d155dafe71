import { t } from "@vscode/l10n";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import type { ControlPlaneRole } from "@kubernetes-workshop/kubernetes/resources/controlPlane";

const eksArchitecture = "https://docs.aws.amazon.com/eks/latest/userguide/eks-architecture.html";

/** What an element of the tree does in a cluster, as Markdown; undefined where its name says it. */
export function purposeOf(element: ClusterElement): string | undefined {
  switch (element.type) {
    case "controlPlane":
      return t("What runs the cluster: it keeps the objects and makes the current state match them.");
    case "apiEndpoint":
      return t(
        "Where the API server answers. kubectl and this view send their requests here; the kubelets of the nodes connect to the API server, too.",
      );
    case "component":
      return purposeOfRole(element.role);
    case "readiness":
      return t(
        "The pods of the control plane cannot be seen in this cluster. This is what the API server says of itself at /readyz.",
      );
    case "managed":
      return t(
        "On Amazon EKS, AWS runs the API servers, etcd, the controller manager and the scheduler in an account of its own, across several Availability Zones. They are not pods of your cluster, so they do not appear here. [Amazon EKS architecture]({0})",
        eksArchitecture,
      );
    case "kubelet":
      return t(
        "The conduit between the API server and this node: it starts the containers of the node's pods and reports how they are. The control plane reaches it at its address, for kubectl logs and kubectl exec.",
      );
    case "workloads":
      return t(
        "Deployments, StatefulSets, DaemonSets, Jobs and CronJobs of all namespaces: what keeps pods running.",
      );
    case "node":
    case "unassigned":
    case "pod":
    case "container":
    case "workload":
    case "error":
      return undefined;
  }
}

function purposeOfRole(role: ControlPlaneRole): string {
  switch (role) {
    case "kube-apiserver":
      return t("The entry point for REST and kubectl. All other components read and write through it.");
    case "etcd":
      return t(
        "The distributed key/value store that keeps every object of the cluster. Only the API server talks to it.",
      );
    case "kube-controller-manager":
      return t("Always compares the current state with the desired state, and acts where they differ.");
    case "kube-scheduler":
      return t("Chooses a node for each new pod.");
    case "cloud-controller-manager":
      return t("Connects the cluster to the API of its cloud: nodes, routes and load balancers.");
  }
}
