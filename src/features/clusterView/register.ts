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

  const treeEvents = new DisposableStore();
  owned.add(treeEvents);
  owned.add(
    connector.onDidChange((state) => {
      showState(state, view, progress);
      if (state.status === "connected")
        treeEvents.add(state.tree.onDidFail((error) => showTrouble(view, error)));
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
  view.description = "kubeContext" in state ? (state.kubeContext ?? "") : "";
  showTrouble(view, undefined);
  if (state.status === "connected") progress.observe({ event: "clusterConnected" });
}

/** The tree stays as it was while the connection is being made anew; the message says that it may be old. */
function showTrouble(view: vscode.TreeView<ClusterElement>, error: Error | undefined): void {
  view.message = error ? t("Out of date, connecting again. {0}", error.message) : "";
}

async function selectContext(connector: ClusterConnector): Promise<void> {
  await vscode.commands.executeCommand(`${viewIds.cluster}.focus`);
  const choices = await connector.choices();
  const { state } = connector;
  if (choices.length > 0) {
    const name = await pickContext(choices, state.status === "connected" ? state.kubeContext : undefined);
    if (name === undefined) return;
    await vscode.window.withProgress({ location: { viewId: viewIds.cluster } }, () =>
      connector.connect(name),
    );
  }
  if (connector.state.status === "failed" && connector.state.error?.message) {
    void offerNextStep(connector.state.error.message);
  }
}

/** Somebody asked for a connection and did not get it: says why, and offers to try another. */
async function offerNextStep(message: string): Promise<void> {
  const another = t("Choose Another Context…");
  const chosen = await vscode.window.showErrorMessage(message, another);
  if (chosen === another) await vscode.commands.executeCommand(commandIds.selectContext);
}
