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
        "Requests from your own kubectl are visible only in the practice cluster, not in {0}. Open Workshop Shell, and run kubectl get nodes in it.",
        connection.kubeContext,
      ),
      actions.openShell(),
    );
  if (!hasKubectl && terminal !== "cluster")
    return advise(
      "kubectl.missing",
      t(
        "This machine has no kubectl on its PATH. Open Workshop Shell, which works without it, and run kubectl get nodes in it.",
      ),
      actions.openShell(),
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
    hasKubectl ? actions.openTerminal() : actions.openShell(),
  );
}
