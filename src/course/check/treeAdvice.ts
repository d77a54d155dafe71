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
        "The cluster is connected but has no nodes, so nothing can run in it; use the practice cluster, which has three workers.",
      ),
      actions.startPractice(),
    );
  return advise(
    "nodes.viewNotOpened",
    t("Open the cluster view; it shows the nodes of the cluster."),
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
        "This cluster has control plane nodes only; expand one of them to see the pods of the control plane.",
      ),
      actions.showTree(),
    );
  if (tried.emptyNode)
    return advise(
      "nodes.emptyExpanded",
      t("The node that you have expanded has no pods; expand another one."),
      actions.showTree(),
    );
  return advise(
    "nodes.noneExpanded",
    t("Expand a node in the cluster view to see the pods on it."),
    actions.showTree(),
  );
}

export function controlPlaneShown(situation: Situation): Advice {
  if (isEksConnected(situation))
    return advise(
      "controlPlane.eks",
      t(
        "On EKS, AWS runs the control plane and hides it; expand the group Control plane in the cluster view to see what remains.",
      ),
      actions.showTree(),
    );
  if (situation.tried.emptyControlPlane)
    return advise(
      "controlPlane.empty",
      t(
        "The group Control plane has nothing to show, because you may not read kube-system; ask for that right, or use the practice cluster.",
      ),
      actions.startPractice(),
    );
  return isPracticeConnected(situation)
    ? advise(
        "controlPlane.notExpanded",
        t(
          "Expand the group Control plane in the cluster view, and find the API server, etcd, the controller manager and the scheduler in it.",
        ),
        actions.showTree(),
      )
    : advise(
        "controlPlane.notExpandedOther",
        t(
          "Expand the group Control plane in the cluster view; it shows as much of it as this cluster lets you see.",
        ),
        actions.showTree(),
      );
}

export function apiEndpointShown({ state }: Situation): Advice {
  return state.done.kubeletAddressShown === undefined
    ? advise(
        "communication.neither",
        t(
          "Select the API endpoint in the group Control plane of the cluster view: that is where the workers call.",
        ),
        actions.showTree(),
      )
    : advise(
        "communication.kubeletOnly",
        t(
          "You have seen the kubelet's address; now select the API endpoint in the group Control plane, for the other direction.",
        ),
        actions.showTree(),
      );
}

export function kubeletAddressShown({ nodes }: Situation): Advice {
  if (nodes.length > 0 && nodes.every(({ kubelet }) => kubelet === undefined))
    return advise(
      "communication.noKubelet",
      t("No node of this cluster tells the address of its kubelet; use the practice cluster for this step."),
      actions.startPractice(),
    );
  return advise(
    "communication.endpointOnly",
    t(
      "You have seen the API endpoint; now expand a node and select its kubelet, which the control plane calls for logs and exec.",
    ),
    actions.showTree(),
  );
}
