import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "../../base/disposable.ts";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import type { CourseProgress } from "../../course/progress.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { commandIds, contextKeys, settingIds, viewIds } from "../../vscode/ids.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { ClusterConnector } from "./clusterConnector.ts";
import { ClusterTreeProvider } from "./clusterTreeProvider.ts";
import { type ConnectionState, contextValueOf } from "./connectionState.ts";
import { pickContext } from "./contextPicker.ts";

/** The cluster view and its commands. The cluster code is loaded when the view is first shown. */
export function registerClusterView(
  context: vscode.ExtensionContext,
  log: vscode.LogOutputChannel,
  progress: CourseProgress,
): Disposable {
  const owned = new DisposableStore();
  const connector = owned.add(new ClusterConnector(context.workspaceState, log));
  const provider = owned.add(new ClusterTreeProvider(connector, progress));
  const view = owned.add(
    vscode.window.createTreeView(viewIds.cluster, { treeDataProvider: provider, showCollapseAll: true }),
  );
  owned.add(view.onDidCollapseElement(({ element }) => provider.collapse(element)));

  owned.add(
    connector.onDidChange((state) => {
      showState(state, view, progress);
      if (state.status !== "connected") return;
      // Ends with the tree, which forgets its listeners when it is disposed.
      state.tree.onDidFail((error) => showMessage(view, state.kubeContext, error));
    }),
  );

  owned.add(registerCommand(commandIds.selectContext, log, () => selectContext(connector)));
  owned.add(registerCommand(commandIds.disconnect, log, () => connector.disconnect()));
  owned.add(registerCommand(commandIds.refreshCluster, log, () => connector.resume()));
  owned.add(registerCommand(commandIds.showLog, log, () => log.show()));
  owned.add(
    registerCommand(commandIds.copyName, log, async (element) => {
      const { summary } = element as Extract<ClusterElement, { summary: unknown }>;
      await vscode.env.clipboard.writeText(summary.name);
    }),
  );
  // What was true of the kubeconfig may no longer be: look again, where somebody has looked before.
  const lookAgain = (): void => {
    if (view.visible) void connector.resume();
  };
  owned.add(vscode.workspace.onDidGrantWorkspaceTrust(lookAgain));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.kubeconfig)) lookAgain();
    }),
  );
  return owned;
}

function showState(
  state: ConnectionState,
  view: vscode.TreeView<ClusterElement>,
  progress: CourseProgress,
): void {
  setContextKey(contextKeys.connection, contextValueOf(state));
  view.message = "";
  if (state.status !== "connected") return;
  showMessage(view, state.kubeContext, undefined);
  progress.observe({ event: "clusterConnected" });
}

/**
 * Says above the tree which cluster it is: on a production cluster nobody must have to guess. The tree stays as
 * it was while a lost connection is made anew; the message then says that it may be old.
 */
function showMessage(
  view: vscode.TreeView<ClusterElement>,
  kubeContext: string,
  error: Error | undefined,
): void {
  const context = t("Context: {0}", kubeContext);
  view.message = error ? `${context} — ${t("Out of date, connecting again. {0}", error.message)}` : context;
}

async function selectContext(connector: ClusterConnector): Promise<void> {
  const choices = await connector.choices();
  const { state } = connector;
  if (choices.length > 0) {
    const name = await pickContext(choices, state.status === "connected" ? state.kubeContext : undefined);
    if (name === undefined) return;
    const connected = connector.connect(name);
    await showView();
    await vscode.window.withProgress({ location: { viewId: viewIds.cluster } }, () => connected);
  } else {
    await showView();
  }
  if (connector.state.status === "failed") void offerNextStep(connector.state);
}

async function showView(): Promise<void> {
  await vscode.commands.executeCommand(`${viewIds.cluster}.focus`);
}

/** Somebody asked for a connection and did not get it: says why, and offers what may help. */
async function offerNextStep({
  reason,
  error,
}: Extract<ConnectionState, { status: "failed" }>): Promise<void> {
  if (!error?.message) return;
  const anotherContext = t("Choose Another Context…");
  const settings = t("Open Settings");
  const offered = reason === "noKubeconfig" ? settings : anotherContext;
  const chosen = await vscode.window.showErrorMessage(error.message, offered);
  if (chosen === anotherContext) await vscode.commands.executeCommand(commandIds.selectContext);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", settingIds.kubeconfig);
  }
}
