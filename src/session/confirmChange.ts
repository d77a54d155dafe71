import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type ClusterSession, isPractice } from "./clusterSession.ts";

/** What is about to be changed. */
export interface PlannedChange {
  /** One sentence, as a question: `Scale Deployment web to 3 replicas?` */
  readonly question: string;
  /** The button that does it, such as `Scale`. */
  readonly action: string;
}

/**
 * Asks before something is changed in a cluster that is not the practice cluster, and names that cluster; others
 * may depend on it. In the practice cluster nobody is asked.
 */
export async function confirmChange(session: ClusterSession, change: PlannedChange): Promise<boolean> {
  if (isPractice(session)) return true;
  const detail = t(
    "Context: {0}\nServer: {1}\n\nThis is not the practice cluster.",
    session.kubeContext,
    session.server,
  );
  const chosen = await vscode.window.showWarningMessage(
    change.question,
    { modal: true, detail },
    change.action,
  );
  return chosen === change.action;
}
