import { t } from "@vscode/l10n";
import type { ClusterElement } from "../elements.ts";
import { sectionWords } from "./sectionWords.ts";
import type { ControlPlaneRole } from "@kubernetes-workshop/kubernetes/resources/controlPlane";

const eksArchitecture = "https://docs.aws.amazon.com/eks/latest/userguide/eks-architecture.html";

/** Explains in Markdown what an element of the tree does in a cluster; undefined if its name says it. */
export function purposeOf(element: ClusterElement): string | undefined {
  switch (element.type) {
    case "controlPlane":
      return t(
        "The components that run the cluster. They store its objects and make the current state match them.",
      );
    case "apiEndpoint":
      return t(
        "The address of the API server. kubectl and this view send their requests here, and the kubelets of the nodes connect to the API server, too.",
      );
    case "component":
      return purposeOfRole(element.role);
    case "readiness":
      return t(
        "The pods of the control plane are not visible in this cluster. This is what the API server reports about itself at /readyz.",
      );
    case "managed":
      return t(
        "On Amazon EKS, AWS runs the API servers, etcd, the controller manager, and the scheduler in its own account, across several Availability Zones. They are not pods of your cluster, so they do not appear here. [Amazon EKS architecture]({0})",
        eksArchitecture,
      );
    case "nodeGroup":
      return t("Nodes of the same pool or zone, since this cluster has many.");
    case "kubelet":
      return t(
        "The link between the API server and this node. It starts the containers of the node's pods and reports their status. The control plane connects to it at its address for kubectl logs and kubectl exec.",
      );
    case "workloads":
      return t(
        "Deployments, StatefulSets, DaemonSets, Jobs, and CronJobs create pods and keep them running. Pods that someone made without them are here, too.",
      );
    case "section":
      return sectionWords(element.section).purpose;
    case "orphaned":
      return t(
        "The node that these pods were assigned to no longer exists. Kubernetes deletes such pods after a moment; a finalizer can hold one back.",
      );
    case "replicaSet":
      return t(
        "The pods of one revision of a Deployment. A rollout scales the new ReplicaSet up and the old one down; old ones are kept for a rollback.",
      );
    case "node":
    case "unassigned":
    case "inReach":
    case "customGroup":
    case "customKind":
    case "namespace":
    case "problemGroup":
    case "object":
    case "note":
    case "limit":
    case "pod":
    case "container":
    case "lastLog":
    case "workload":
    case "problem":
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
        "The distributed key-value store that holds every object of the cluster. Only the API server talks to it.",
      );
    case "kube-controller-manager":
      return t("Continuously compares the current state with the desired state, and acts where they differ.");
    case "kube-scheduler":
      return t("Chooses a node for each new pod.");
    case "cloud-controller-manager":
      return t("Connects the cluster to the API of its cloud: nodes, routes, and load balancers.");
  }
}
