import { t } from "@vscode/l10n";
import { actions } from "../check/actions.ts";
import { advise, type Advice } from "../check/advice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

/** kubectl has to ask the cluster for its nodes. */
export const kubectlSeen: Part = { needsCluster: true, kinds: [], asksForKubectl: true, advice };

function advice({ connection, hasKubectl, terminal }: Situation): Advice {
  if (connection.status === "other" && !connection.isEks)
    return advise(
      "kubectl.otherCluster",
      t(
        "Requests from kubectl are visible only in the practice cluster, and {0} is not an EKS cluster. Start the practice cluster for this step.",
        connection.kubeContext,
      ),
      actions.startPractice(),
    );
  if (!hasKubectl)
    return advise(
      "kubectl.missing",
      t("This machine has no kubectl on its PATH. Install it, then open a new terminal."),
      actions.getKubectl(),
    );
  if (terminal === "none")
    return advise(
      "kubectl.noTerminal",
      t("Open the terminal whose kubectl is connected to this cluster, and run kubectl get nodes in it."),
      actions.openTerminal(),
    );
  if (terminal === "other")
    return advise(
      "kubectl.otherTerminal",
      t(
        "The kubectl in your open terminals may be connected to another cluster. Open the extension's terminal and run kubectl get nodes there.",
      ),
      actions.openTerminal(),
    );
  return advise(
    "kubectl.notRun",
    t("Run kubectl get nodes in the terminal that is connected to this cluster."),
    actions.openTerminal(),
  );
}
