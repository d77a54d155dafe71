import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { NodeSummary } from "@kubernetes-workshop/kubernetes/resources/nodeSummary";
import { type CommandId, commandIds } from "../../ids.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { registerClusterCommand } from "../../session/registerClusterCommand.ts";
import { nodeChoice, nodeItems } from "./nodeChoice.ts";

/** Registers the commands of the tree's menus for nodes. */
export function registerNodes(cluster: ConnectedCluster, log: Logger): Disposable {
  const owned = new DisposableStore();
  const register = (
    id: CommandId,
    isOffered: (node: NodeSummary) => boolean,
    run: (session: ClusterSession, node: ObjectReference) => Promise<void>,
  ): void => {
    owned.add(
      registerClusterCommand(id, cluster, log, async (session, element) => {
        const node = referenceOf(element) ?? (await pickNode(session, isOffered));
        if (node) await run(session, { ...ofNodes, name: node.name, uid: node.uid });
      }),
    );
  };
  register(commandIds.cordonNode, nodeChoice.cordon, (session, node) => cordon(session, node, true));
  register(commandIds.uncordonNode, nodeChoice.uncordon, (session, node) => cordon(session, node, false));
  register(commandIds.drainNode, nodeChoice.drain, async (session, node) => {
    const { drainNode } = await import("./drainNode.ts");
    await orOfferPractice(() => drainNode(session, node));
  });
  register(commandIds.stopNode, nodeChoice.stop, async (session, node) => {
    if (!assertPractice(session)) return;
    await (await confirmed(session, { objects: [node] }))?.stopNode(node);
  });
  register(commandIds.startNode, nodeChoice.start, async (session, node) => {
    if (!assertPractice(session)) return;
    await (await confirmed(session, { objects: [node] }))?.startNode(node);
  });
  return owned;
}

const ofNodes = typeMeta(kinds.Node);

async function cordon(session: ClusterSession, node: ObjectReference, isCordoned: boolean): Promise<void> {
  const { name } = node;
  const words = isCordoned
    ? { question: t("Cordon node {0} so that no new pods are scheduled on it?", name), action: t("Cordon") }
    : {
        question: t("Uncordon node {0} so that new pods can be scheduled on it again?", name),
        action: t("Uncordon"),
      };
  const writer = await confirmed(session, { ...words, objects: [node] });
  await orOfferPractice(async () => writer?.setCordoned(node, isCordoned));
}

async function orOfferPractice(change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (!isRequestError(error) || error.failure !== "forbidden") throw error;
    await offerPractice(error);
  }
}

/** In a shared cluster, learners may not change nodes; in the practice cluster, everyone may. */
async function offerPractice({ said }: { readonly said: string }): Promise<void> {
  const start = t("Start Practice Cluster");
  const chosen = await vscode.window.showErrorMessage(
    `${said} ${t("In the practice cluster, you may change every node.")}`,
    start,
  );
  if (chosen === start) await vscode.commands.executeCommand(commandIds.startPractice);
}

/** Whether nodes can be stopped and started, which only the practice cluster allows; says so if not. */
function assertPractice(session: ClusterSession): boolean {
  if (isPractice(session)) return true;
  void vscode.window.showInformationMessage(
    t("Only nodes of the practice cluster can be stopped and started here."),
  );
  return false;
}

async function pickNode(
  { tree, kubeContext }: ClusterSession,
  isOffered: (node: NodeSummary) => boolean,
): Promise<NodeSummary | undefined> {
  const items = nodeItems(tree.nodeSummaries.filter(isOffered));
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
