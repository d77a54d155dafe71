import path from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { readOnlyReason } from "../../session/confirmed.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { afterProfile } from "./afterProfile.ts";
import { runWhenReady } from "./runWhenReady.ts";
import { shellAssignment } from "./shellAssignment.ts";
import { TerminalKubeconfigs } from "./terminalKubeconfigs.ts";

const variable = "KUBECONFIG";

/**
 * Opens a terminal whose kubectl uses the connected cluster; if that is uncertain, warns the user.
 *
 * @param storagePath a folder of the extension's storage
 * @param terminals gets the terminal if it is certain
 * @returns the terminal, and its own kubeconfig, to remove when it is closed
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
    message: openingLines(session),
  });
  const line = isKept ? undefined : shellAssignment(shell, variable, kubeconfig);
  if (line !== undefined) {
    log.info(`The profile of ${shell} may set ${variable}, so the terminal sets it again`);
    // Show the terminal only afterwards, so that nobody types into it while it may use another cluster.
    await runWhenReady(terminal, shell, line);
  }
  terminal.show();
  if (isKept || line !== undefined) terminals.add(terminal, session);
  else sayUncertain(shell, session);
  return { terminal, ownFile: own };
}

function openingLines(session: ClusterSession): string {
  const ownKubeconfig = t(
    "This terminal uses its own kubeconfig, which is deleted when the terminal is closed. Run programs that write a kubeconfig (aws eks update-kubeconfig, eksctl, kind, minikube) in another terminal.",
  );
  if (!readOnlyReason(session)) return ownKubeconfig;
  const outOfReach = t(
    "Read-only applies to the extension, not to kubectl: commands in this terminal change context {0} without asking.",
    session.kubeContext,
  );
  return `${ownKubeconfig}\r\n${outOfReach}`;
}

/**
 * Whether the shell's profile, which runs after the terminal's environment is set, keeps the kubeconfig. Assumes that
 * it does not in an untrusted workspace, where no shell is run to find out.
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
