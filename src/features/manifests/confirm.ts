import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { describeObjects } from "./describeObjects.ts";

/**
 * Asks before something is done to a cluster, with the cluster and the objects by name.
 *
 * @param question what will be done
 * @param action the button that does it
 * @param lines what else there is to know
 */
export async function confirm(
  session: ClusterSession,
  objects: readonly KubernetesObject[],
  { question, action, lines = [] }: { question: string; action: string; lines?: readonly string[] },
): Promise<boolean> {
  const cluster = isPractice(session)
    ? [t("Practice cluster (simulated)")]
    : [
        t("Context: {0}", session.kubeContext),
        t("Server: {0}", session.server),
        t("Namespace, unless the manifest sets one: {0}", session.objects.namespace),
      ];
  const detail = [describeObjects(objects), "", ...cluster, ...(lines.length > 0 ? ["", ...lines] : [])];
  const chosen = await vscode.window.showWarningMessage(
    question,
    { modal: true, detail: detail.join("\n") },
    action,
  );
  return chosen === action;
}

/** The cluster as a question names it. */
export function clusterName(session: ClusterSession): string {
  return isPractice(session) ? t("the practice cluster") : session.kubeContext;
}
