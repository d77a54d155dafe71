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
        t(
          "Run Check Tools to find out which tools this machine has. Each one is only asked for its version.",
        ),
        actions.checkTools(),
      )
    : advise(
        "tools.untrusted",
        t("The tool check runs programs, so it needs a trusted workspace. Trust this one first."),
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
      t("Open the course's ClusterConfig, and hover over its fields to see what they mean."),
      actions.openManifest("clusterconfig"),
    );
  if (explainedFields.length === 0)
    return advise(
      "clusterConfig.noneExplained",
      t(
        "Hover over three fields in the open ClusterConfig, such as managedNodeGroups, to see what they mean.",
      ),
      actions.showDocument(open.uri),
    );
  return advise(
    "clusterConfig.someExplained",
    t(
      "You have read about {0} of {1} fields ({2}). Hover over another one.",
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
    t("Answer the three questions of this chapter. Wrong answers are explained, and you can try again."),
    actions.answerQuestions(),
  );
}

export function kubectlSeen({ connection, hasKubectl, terminal }: Situation): Advice {
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
