import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { chosenElements } from "../../clusterTree/chosenElements.ts";
import type { ClusterElement } from "../../clusterTree/elements.ts";
import type { Observer } from "../../course/progress.ts";
import { commandIds, contextKeys, settingIds, showClusterView, viewIds } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { isEks, isPractice } from "../../session/clusterSession.ts";
import type { ClusterConnector } from "../../session/clusterConnector.ts";
import type { ChangePermissions } from "../../session/changePermissions.ts";
import { readOnlyReason } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { clusterLine, viewTitle } from "./clusterTitle.ts";
import { filterMessage } from "../../clusterTree/filterWords.ts";
import { registerFilter } from "./filter.ts";
import { registerReadOnly } from "./readOnly.ts";
import { ClusterTreeProvider } from "./clusterTreeProvider.ts";
import { type ConnectionState, contextValueOf } from "../../session/connectionState.ts";
import {
  type ConnectionTarget,
  type PracticeSource,
  practiceTarget,
} from "../../session/connectionTarget.ts";
import { PracticeFollower } from "./practiceFollower.ts";

/**
 * Registers the cluster view and its commands. The code that talks to clusters is loaded when the view is first shown.
 */
export function registerClusterView(
  log: vscode.LogOutputChannel,
  progress: Observer,
  connector: ClusterConnector,
  practice: PracticeSource,
  permissions: ChangePermissions,
): Disposable {
  const owned = new DisposableStore();
  const provider = owned.add(new ClusterTreeProvider(connector, progress));
  const follower = owned.add(new PracticeFollower(connector, practice));
  const view = owned.add(
    vscode.window.createTreeView(viewIds.cluster, {
      treeDataProvider: provider,
      showCollapseAll: true,
      canSelectMany: true,
    }),
  );
  owned.add(view.onDidCollapseElement(({ element }) => provider.collapse(element)));
  owned.add(
    view.onDidChangeSelection(({ selection }) => {
      for (const element of selection) observeSelected(element, progress);
    }),
  );

  owned.add(
    connector.onDidChange((state) => {
      showState(state, view, progress, follower.note);
      if (state.status !== "connected") return;
      state.session.tree.isShown = view.visible;
      let failure: Error | undefined;
      // The subscriptions end with the tree, which drops its listeners when it is disposed.
      state.session.tree.onDidFail((error) => {
        failure = error;
        showMessage(view, state, follower.note, error);
        if (error && state.target.kind === "practice") void follower.lost();
      });
      state.session.tree.onDidChange((element) => {
        if (!element) showMessage(view, state, follower.note);
      });
      state.session.tree.onDidHide(() => showMessage(view, state, follower.note, failure));
    }),
  );

  // VS Code does not show a message that was set before the view was first shown; set it again.
  owned.add(
    view.onDidChangeVisibility(() => {
      const { message } = view;
      view.message = message ?? "";
    }),
  );

  owned.add(registerCommand(commandIds.selectContext, log, () => selectTarget(connector)));
  owned.add(registerCommand(commandIds.startPractice, log, () => connectTo(connector, practiceTarget)));
  owned.add(registerCommand(commandIds.disconnect, log, () => connector.disconnect()));
  owned.add(registerCommand(commandIds.refreshCluster, log, () => follower.retry()));
  owned.add(registerCommand(commandIds.showLog, log, () => log.show()));
  owned.add(
    registerCommand(commandIds.copyName, log, async (element, selected) => {
      const names = chosenElements(element, selected).flatMap((each) => nameOf(each) ?? []);
      await vscode.env.clipboard.writeText([...new Set(names)].join("\n"));
    }),
  );
  const showAgain = (): void => {
    const { state } = connector;
    if (state.status === "connected") showMessage(view, state, follower.note);
  };
  owned.add(registerFilter(connector, view, showAgain, log));
  owned.add(registerReadOnly(connector, permissions, showAgain, log));
  owned.add(
    registerClusterCommand(commandIds.revealObject, connector, log, async (session, argument) => {
      const { asRevealedObject, revealObject } = await import("./revealObject.ts");
      const { revealingView } = await import("./revealingView.ts");
      const object = asRevealedObject(argument);
      if (object) await revealObject(session, revealingView(view), object);
    }),
  );
  // The kubeconfig may have changed: resume now, or when the view is next shown.
  let isStale = false;
  const lookAgain = (): void => {
    isStale = !view.visible;
    if (view.visible) void connector.resume();
  };
  owned.add(
    view.onDidChangeVisibility(({ visible }) => {
      if (connector.session) connector.session.tree.isShown = visible;
      if (visible && isStale) lookAgain();
    }),
  );
  owned.add(vscode.workspace.onDidGrantWorkspaceTrust(lookAgain));
  owned.add(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(settingIds.kubeconfig)) lookAgain();
    }),
  );
  return owned;
}

function nameOf(element: unknown): string | undefined {
  return isRecord(element) ? textField(element["summary"], "name") : undefined;
}

/** Reports the addresses that the lessons ask for; selecting a row counts as finding its address. */
function observeSelected(element: ClusterElement, progress: Observer): void {
  if (element.type === "apiEndpoint") progress.observe({ event: "apiEndpointShown" });
  if (element.type === "kubelet" && element.parent.summary.kubelet !== undefined)
    progress.observe({ event: "kubeletAddressShown" });
}

function showState(
  state: ConnectionState,
  view: vscode.TreeView<ClusterElement>,
  progress: Observer,
  practiceNote: string | undefined,
): void {
  setContextKey(contextKeys.connection, contextValueOf(state));
  setContextKey(contextKeys.practiceConnected, state.status === "connected" && isPractice(state.session));
  view.message = "";
  view.title = viewTitle(state.status === "connected" ? state.session : undefined);
  if (state.status !== "connected") return;
  showMessage(view, state, practiceNote);
  progress.observe({ event: "clusterConnected", isEks: isEks(state.session) });
}

/**
 * Says above the tree which cluster it shows, so that nobody mistakes a production cluster for another. While a lost
 * connection is being restored, the tree stays as it was, and the message says that it may be out of date.
 */
function showMessage(
  view: vscode.TreeView<ClusterElement>,
  { target, session }: Extract<ConnectionState, { status: "connected" }>,
  practiceNote: string | undefined,
  error?: Error,
): void {
  const trouble = error && troubleText(error);
  const empty =
    session.tree.nodeCount === 0 && !session.tree.hasNoNodes ? t("The cluster has no nodes yet.") : undefined;
  const { missingNodes, nodeCount } = session.tree;
  const arriving =
    missingNodes !== undefined && t("Reading nodes: {0} of {1}", nodeCount, nodeCount + missingNodes);
  // A view that is alone in its container does not show its description.
  const filter = filterMessage(session.tree.filter, session.tree.hiddenCount);
  const note = target.kind === "practice" ? practiceNote : undefined;
  const readOnly = readOnlyReason(session) && t("Read-only");
  view.message = [clusterLine(session), readOnly, filter, trouble ?? empty ?? note, arriving]
    .filter((part) => part)
    .join(" — ");
}

/**
 * Explains a failure. Rejected credentials are rarely tried again, because that may open a browser; so the user has to
 * refresh.
 */
function troubleText(error: Error): string {
  return isRequestError(error) && error.isOfCredentials
    ? t("Out of date. Sign in again, then refresh this view. {0}", error.message)
    : t("Out of date, reconnecting. {0}", error.message);
}

async function selectTarget(connector: ClusterConnector): Promise<void> {
  const kubeContexts = await connector.choices().catch(asError);
  const { state } = connector;
  const { pickTarget } = await import("./contextPicker.ts");
  const target = await pickTarget(kubeContexts, state.status === "connected" ? state.target : undefined);
  if (target) await connectTo(connector, target);
}

async function connectTo(connector: ClusterConnector, target: ConnectionTarget): Promise<void> {
  const connected = connector.connect(target);
  await showView();
  await vscode.window.withProgress({ location: { viewId: viewIds.cluster } }, () => connected);
  if (connector.state.status === "failed") void offerNextStep(connector.state);
}

async function showView(): Promise<void> {
  await vscode.commands.executeCommand(showClusterView);
}

/** Explains why a connection that the user asked for failed, and offers a next step. */
async function offerNextStep({
  reason,
  error,
}: Extract<ConnectionState, { status: "failed" }>): Promise<void> {
  if (!error?.message) return;
  const anotherContext = t("Select Another Context…");
  const settings = t("Open Settings");
  const showLog = t("Show Log");
  const offered =
    reason === "noKubeconfig" ? settings : reason === "practiceFailed" ? showLog : anotherContext;
  const chosen = await vscode.window.showErrorMessage(error.message, offered);
  if (chosen === anotherContext) await vscode.commands.executeCommand(commandIds.selectContext);
  if (chosen === showLog) await vscode.commands.executeCommand(commandIds.showLog);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", settingIds.kubeconfig);
  }
}
