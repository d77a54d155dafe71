import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { languageOf } from "../../base/displayLanguage.ts";
import type { Logger } from "../../base/logger.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { commandIds } from "../../vscode/ids.ts";
import { afterProfile } from "./afterProfile.ts";
import { runWhenReady } from "./runWhenReady.ts";
import { shellAssignment } from "./shellAssignment.ts";

const variable = "KUBECONFIG";

/** A terminal in which kubectl speaks to the connected cluster; no other terminal does. */
export function registerTerminal(
  context: vscode.ExtensionContext,
  cluster: ConnectedCluster,
  terminals: ClusterTerminals,
  log: Logger,
): vscode.Disposable {
  return registerClusterCommand(commandIds.openClusterTerminal, cluster, log, async (session) => {
    const files = isPractice(session)
      ? session.kubeconfigFiles
      : [await contextFile(context.globalStorageUri.fsPath, session), ...session.kubeconfigFiles];
    const kubeconfig = files.join(path.delimiter);
    const { shell } = vscode.env;
    const isKept = await isKeptBy(shell);
    const terminal = vscode.window.createTerminal({
      name: isPractice(session) ? t("Practice cluster") : session.kubeContext,
      iconPath: new vscode.ThemeIcon(isPractice(session) ? "mortar-board" : "terminal"),
      env: { [variable]: kubeconfig, ...afterProfile(variable, kubeconfig) },
    });
    const line = isKept ? undefined : shellAssignment(shell, variable, kubeconfig);
    if (line !== undefined) {
      log.info(`The profile of ${shell} may set ${variable}; the terminal sets it anew`);
      // Nobody should type into a terminal that may still speak to another cluster.
      await runWhenReady(terminal, shell, line);
    }
    terminal.show();
    if (isKept || line !== undefined) terminals.add(terminal, session);
    else sayUncertain(shell, session);
    if (vscode.workspace.isTrusted && !(await hasKubectl())) await sayHowToGetIt();
  });
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
      "The shell {0} may have set KUBECONFIG to something else when it started, and then kubectl in this terminal speaks to another cluster. See that kubectl config current-context answers {1} before you use it.",
      shell,
      kubeContext,
    ),
  );
}

async function hasKubectl(): Promise<boolean> {
  const { isInstalled } = await import("../../tools/index.ts");
  return isInstalled("kubectl", process.env);
}

async function sayHowToGetIt(): Promise<void> {
  const open = t("Open the Instructions");
  const chosen = await vscode.window.showInformationMessage(
    t("kubectl is not installed on this machine, or not on the PATH. It is a single program to download."),
    open,
  );
  if (chosen === open) await vscode.env.openExternal(vscode.Uri.parse(installPage()));
}

function installPage(): string {
  const language = languageOf(vscode.env.language) === "ko" ? "ko/" : "";
  return `https://kubernetes.io/${language}docs/tasks/tools/`;
}

/**
 * A kubeconfig that says nothing but which context is the current one. It stands before the user's own files, of
 * which kubectl takes everything else: https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#merging-kubeconfig-files
 */
async function contextFile(storagePath: string, { kubeContext }: ClusterSession): Promise<string> {
  const folder = path.join(storagePath, "terminal");
  await mkdir(folder, { recursive: true });
  const name = createHash("sha256").update(kubeContext).digest("hex").slice(0, 16);
  const file = path.join(folder, `${name}.json`);
  const config = { apiVersion: "v1", kind: "Config", "current-context": kubeContext };
  await writeFile(file, JSON.stringify(config), { mode: 0o600 });
  return file;
}
