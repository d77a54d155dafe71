import { t } from "@vscode/l10n";
import { fieldsToExplain } from "../courseState.ts";
import { actions } from "./actions.ts";
import { advise, type Advice } from "./advice.ts";
import type { Situation } from "./situation.ts";

/** The parts that are done in the editor or a terminal, rather than in the cluster. */

export function toolsChecked({ isTrusted }: Situation): Advice {
  return isTrusted
    ? advise(
        "tools.notChecked",
        t("Let the extension look which of the tools this machine has; it only asks each for its version."),
        actions.checkTools(),
      )
    : advise(
        "tools.untrusted",
        t(
          "Looking for tools runs programs, which happens in a trusted workspace only; trust this one first.",
        ),
        actions.trustWorkspace(),
      );
}

export function clusterConfigExplained({ editor, state }: Situation): Advice {
  const open = editor.find(
    ({ kind, apiVersion }) => kind === "ClusterConfig" && apiVersion.startsWith("eksctl.io/"),
  );
  const { explainedFields } = state;
  if (!open)
    return advise(
      "clusterConfig.notOpened",
      t("Open the ClusterConfig of the course, and point at its fields to have them explained."),
      actions.openManifest("clusterconfig"),
    );
  if (explainedFields.length === 0)
    return advise(
      "clusterConfig.noneExplained",
      t(
        "Point at three fields of the open ClusterConfig, such as managedNodeGroups, and read what they mean.",
      ),
      actions.showDocument(open.uri),
    );
  return advise(
    "clusterConfig.someExplained",
    t(
      "You have read about {0} of {1} fields ({2}); point at another one.",
      explainedFields.length,
      fieldsToExplain,
      explainedFields.join(", "),
    ),
    actions.showDocument(open.uri),
  );
}

export function questionsAnswered(): Advice {
  return advise(
    "questions.notAnswered",
    t("Answer the three questions of this chapter; a wrong answer is explained, and you can try again."),
    actions.answerQuestions(),
  );
}

export function kubectlSeen({ connection, hasKubectl, terminal }: Situation): Advice {
  if (connection.status === "other" && !connection.isEks)
    return advise(
      "kubectl.otherCluster",
      t(
        "Requests of kubectl are seen in the practice cluster only, and {0} is no EKS cluster; start the practice cluster for this step.",
        connection.kubeContext,
      ),
      actions.startPractice(),
    );
  if (!hasKubectl)
    return advise(
      "kubectl.missing",
      t("This machine has no kubectl on its PATH; install it, then open a new terminal."),
      actions.getKubectl(),
    );
  if (terminal === "none")
    return advise(
      "kubectl.noTerminal",
      t("Open the terminal whose kubectl speaks to the connected cluster, and run kubectl get nodes in it."),
      actions.openTerminal(),
    );
  if (terminal === "other")
    return advise(
      "kubectl.otherTerminal",
      t(
        "The kubectl in your open terminals may speak to another cluster; open the terminal of the extension and run kubectl get nodes there.",
      ),
      actions.openTerminal(),
    );
  return advise(
    "kubectl.notRun",
    t("Run kubectl get nodes in the terminal that speaks to the connected cluster."),
    actions.openTerminal(),
  );
}
