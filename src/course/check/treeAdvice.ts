import { t } from "@vscode/l10n";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import { isEksConnected, isPracticeConnected, type Situation, workersOf } from "./situation.ts";

/** The parts that are done by a look at the tree, once a cluster is connected. */

export function nodesShown({ nodes }: Situation): Advice {
  if (nodes.length === 0)
    return advise(
      "nodes.none",
      t(
        "The cluster is connected but has no nodes, so nothing can run in it. Use the practice cluster, which has three workers.",
      ),
      actions.startPractice(),
    );
  return advise(
    "nodes.viewNotOpened",
    t("Open the Cluster view to see the nodes of the cluster."),
    actions.showTree(),
  );
}

export function podsOfNodeShown(situation: Situation): Advice {
  const { nodes, tried } = situation;
  if (nodes.length === 0) return nodesShown(situation);
  if (workersOf(situation).length === 0)
    return advise(
      "nodes.controlPlaneOnly",
      t(
        "This cluster has only control plane nodes. Expand one of them to see the pods of the control plane.",
      ),
      actions.showTree(),
    );
  if (tried.emptyNode)
    return advise(
      "nodes.emptyExpanded",
      t("The node that you expanded has no pods. Expand another one."),
      actions.showTree(),
    );
  return advise(
    "nodes.noneExpanded",
    t("Expand a node in the Cluster view to see its pods."),
    actions.showTree(),
  );
}

export function controlPlaneShown(situation: Situation): Advice {
  if (isEksConnected(situation))
    return advise(
      "controlPlane.eks",
      t(
        "On EKS, AWS runs the control plane and hides it. Expand Control plane in the Cluster view to see what remains.",
      ),
      actions.showTree(),
    );
  if (situation.tried.emptyControlPlane)
    return advise(
      "controlPlane.empty",
      t(
        "Control plane is empty because you do not have permission to read kube-system. Ask for it, or use the practice cluster.",
      ),
      actions.startPractice(),
    );
  return isPracticeConnected(situation)
    ? advise(
        "controlPlane.notExpanded",
        t(
          "Expand Control plane in the Cluster view, and find the API server, etcd, the controller manager, and the scheduler.",
        ),
        actions.showTree(),
      )
    : advise(
        "controlPlane.notExpandedOther",
        t("Expand Control plane in the Cluster view. It shows as much as this cluster lets you see."),
        actions.showTree(),
      );
}

export function apiEndpointShown({ state }: Situation): Advice {
  return state.done.kubeletAddressShown === undefined
    ? advise(
        "communication.neither",
        t(
          "Select API endpoint under Control plane in the Cluster view. That is the address that the workers call.",
        ),
        actions.showTree(),
      )
    : advise(
        "communication.kubeletOnly",
        t(
          "You have seen the kubelet's address. For the other direction, select API endpoint under Control plane.",
        ),
        actions.showTree(),
      );
}

export function kubeletAddressShown({ nodes }: Situation): Advice {
  if (nodes.length > 0 && nodes.every(({ kubelet }) => kubelet === undefined))
    return advise(
      "communication.noKubelet",
      t(
        "No node of this cluster reports the address of its kubelet. Use the practice cluster for this step.",
      ),
      actions.startPractice(),
    );
  return advise(
    "communication.endpointOnly",
    t(
      "You have seen the API endpoint. Now expand a node and select its kubelet, which the control plane calls for logs and exec.",
    ),
    actions.showTree(),
  );
}
