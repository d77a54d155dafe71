import path from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { afterProfile } from "./afterProfile.ts";
import { runWhenReady } from "./runWhenReady.ts";
import { shellAssignment } from "./shellAssignment.ts";
import { TerminalKubeconfigs } from "./terminalKubeconfigs.ts";

const variable = "KUBECONFIG";

/**
 * Opens a terminal whose kubectl speaks to the cluster of the connection; where that is not certain, it is said.
 *
 * @param storagePath a folder of the extension's own
 * @param terminals told of the terminal once it is certain
 * @returns the terminal, and the kubeconfig that it alone has, to be removed when it is closed
 */
export async function openTerminal(
  session: ClusterSession,
  storagePath: string,
  terminals: ClusterTerminals,
  log: Logger,
): Promise<{ readonly terminal: vscode.Terminal; readonly ownFile: string }> {
  const kubeconfigs = new TerminalKubeconfigs(path.join(storagePath, "terminal"));
  await kubeconfigs.removeLeftOver();
  const { files, own } = await kubeconfigs.create(session.kubeContext, {
    files: session.kubeconfigFiles,
    isPractice: isPractice(session),
  });
  const kubeconfig = files.join(path.delimiter);
  const { shell } = vscode.env;
  const isKept = await isKeptBy(shell);
  const terminal = vscode.window.createTerminal({
    name: isPractice(session) ? t("Practice cluster") : session.kubeContext,
    iconPath: new vscode.ThemeIcon(isPractice(session) ? "mortar-board" : "terminal"),
    env: { [variable]: kubeconfig, ...afterProfile(variable, kubeconfig) },
    message: t(
      "This terminal uses its own kubeconfig, which is deleted when the terminal is closed. Run programs that write a kubeconfig (aws eks update-kubeconfig, eksctl, kind, minikube) in another terminal.",
    ),
  });
  const line = isKept ? undefined : shellAssignment(shell, variable, kubeconfig);
  if (line !== undefined) {
    log.info(`The profile of ${shell} may set ${variable}, so the terminal sets it again`);
    // Nobody should type into a terminal that may still speak to another cluster.
    await runWhenReady(terminal, shell, line);
  }
  terminal.show();
  if (isKept || line !== undefined) terminals.add(terminal, session);
  else sayUncertain(shell, session);
  return { terminal, ownFile: own };
}

/**
 * Whether the shell's profile, which runs after the terminal's environment was set, leaves the kubeconfig alone. Not
 * known, and so not relied upon, in a workspace that is not trusted: there no shell is run to find out.
 */
async function isKeptBy(shell: string): Promise<boolean> {
  if (!vscode.workspace.isTrusted) return false;
  const { profileKeeps } = await import("../../tools/index.ts");
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: t("Opening the cluster's terminal…") },
    () => profileKeeps(variable, shell, process.env),
  );
}

function sayUncertain(shell: string, { kubeContext }: ClusterSession): void {
  void vscode.window.showWarningMessage(
    t(
      "The shell {0} may have changed KUBECONFIG when it started. In that case, kubectl in this terminal uses another cluster. Before you use it, make sure that kubectl config current-context prints {1}.",
      shell,
      kubeContext,
    ),
  );
}
