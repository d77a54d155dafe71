import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import { isEksConnected, isPracticeConnected, type Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** Control plane has to be expanded in the Cluster view. */
export const controlPlaneShown: Part = { needsCluster: true, kinds: [], advice };

function advice(situation: Situation): Advice {
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
