import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { type CommandId, commandIds } from "../../ids.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { confirmChange } from "../../session/confirmChange.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { setCordoned } from "../../session/setCordoned.ts";

/** Stops and starts the machines of the practice cluster. */
export interface NodePower {
  stopNode(name: string): Promise<void>;
  startNode(name: string): Promise<void>;
}

/** A node as somebody has chosen it. */
type ChosenNode = Pick<ObjectReference, "name" | "uid">;

/** What the tree's menus do with nodes. */
export function registerNodes(cluster: ConnectedCluster, power: NodePower, log: Logger): Disposable {
  const owned = new DisposableStore();
  const register = (
    id: CommandId,
    isOffered: (node: NodeSummary) => boolean,
    run: (session: ClusterSession, node: ChosenNode) => Promise<void>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, element) => {
        const node = referenceOf(element) ?? (await pickNode(session, isOffered));
        if (node) await run(session, node);
      }),
    );
  };
  register(
    commandIds.cordonNode,
    ({ status }) => !status.cordoned,
    (session, node) => cordon(session, node, true),
  );
  register(
    commandIds.uncordonNode,
    ({ status }) => status.cordoned,
    (session, node) => cordon(session, node, false),
  );
  register(
    commandIds.stopNode,
    ({ status }) => status.ready && isWorker(status.roles),
    async (session, node) => {
      if (assertPractice(session)) await power.stopNode(node.name);
    },
  );
  register(
    commandIds.startNode,
    ({ status }) => !status.ready,
    async (session, node) => {
      if (assertPractice(session)) await power.startNode(node.name);
    },
  );
  return owned;
}

async function cordon(
  session: ClusterSession,
  { name, uid }: ChosenNode,
  isCordoned: boolean,
): Promise<void> {
  const change = isCordoned
    ? { question: t("Cordon node {0} so that no new pods are scheduled on it?", name), action: t("Cordon") }
    : {
        question: t("Uncordon node {0} so that new pods can be scheduled on it again?", name),
        action: t("Uncordon"),
      };
  if (!(await confirmChange(session, change))) return;
  await setCordoned(session, name, isCordoned, uid);
}

/** Only the machines of the practice cluster are ours to stop. */
function assertPractice(session: ClusterSession): boolean {
  if (isPractice(session)) return true;
  void vscode.window.showInformationMessage(
    t("Only nodes of the practice cluster can be stopped and started here."),
  );
  return false;
}

function isWorker(roles: readonly string[]): boolean {
  return !roles.includes("control-plane");
}

async function pickNode(
  { tree, kubeContext }: ClusterSession,
  isOffered: (node: NodeSummary) => boolean,
): Promise<ChosenNode | undefined> {
  const items = tree.nodeSummaries.filter(isOffered).map((node) => ({
    label: node.name,
    description: [node.status.text, node.zone].filter(Boolean).join(" · "),
    node,
  }));
  if (items.length === 0) {
    void vscode.window.showInformationMessage(t("No node is available for this command right now."));
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, {
    title: kubeContext,
    placeHolder: t("Select a node"),
  });
  return picked?.node;
}
