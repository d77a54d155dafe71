import { setTimeout as wait } from "node:timers/promises";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import {
  type KubernetesObject,
  type ObjectReference,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { commandIds } from "../../ids.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import type { ClusterWriter } from "../../session/clusterWriter.ts";
import { confirmed } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { type DrainedPod, type DrainPlan, type Loss, losing, planDrain } from "./drainPlan.ts";
import { endWords, namesOf, planLines } from "./drainWords.ts";
import { type Evictions, evictPods } from "./evictPods.ts";

/**
 * Drains a node: cordons it, and evicts the pods that can go. The user says before whether pods may go with which
 * something is lost, and is told before and after which pods stay, and why.
 * https://kubernetes.io/docs/tasks/administer-cluster/safely-drain-node/
 */
export async function drainNode(session: ClusterSession, node: ObjectReference): Promise<void> {
  const [pods, budgets] = await Promise.all([podsOn(session, node), budgetsOf(session)]);
  const { spared } = planDrain(pods, [], new Set());
  const accepted = await askLosses(node, [...spared.pod, ...spared.data]);
  if (!accepted) return;
  const plan = planDrain(pods, budgets, accepted);
  const writer = await confirmed(session, {
    question: t("Drain node {0}?", node.name),
    action: t("Drain"),
    objects: [node, ...plan.evicted.map(referenceTo)],
    about: [t("First, the node is cordoned, so that no new pods are scheduled on it."), ...planLines(plan)],
  });
  if (!writer) return;
  await writer.setCordoned(node, true);
  const evictions = await evictVisibly(session, node, plan, writer);
  void tellEnd(node, endWords(node.name, plan, evictions));
}

async function tellEnd(
  { name, uid }: ObjectReference,
  { message, isComplete }: ReturnType<typeof endWords>,
): Promise<void> {
  const { showInformationMessage, showWarningMessage } = vscode.window;
  const uncordon = t("Uncordon");
  if ((await (isComplete ? showInformationMessage : showWarningMessage)(message, uncordon)) === uncordon)
    await vscode.commands.executeCommand(commandIds.uncordonNode, { type: "node", summary: { name, uid } });
}

async function podsOn(
  { objects }: ClusterSession,
  { name }: ObjectReference,
  signal?: AbortSignal,
): Promise<readonly DrainedPod[]> {
  const { apiVersion, kind } = typeMeta(kinds.Pod);
  return await objects.list(apiVersion, kind, { fieldSelector: `spec.nodeName=${name}` }, signal);
}

/** The disruption budgets; none if the user may not read them: they still hold, and the drain waits for them. */
async function budgetsOf({ objects }: ClusterSession): Promise<readonly KubernetesObject[]> {
  const { apiVersion, kind } = typeMeta(kinds.PodDisruptionBudget);
  try {
    return await objects.list(apiVersion, kind);
  } catch (error) {
    if (isRequestError(error) && ["forbidden", "unknownKind", "notFound"].includes(error.failure)) return [];
    throw error;
  }
}

/** Asks which losses the user accepts, if there may be any; undefined if they do not answer. */
async function askLosses(
  node: ObjectReference,
  atRisk: readonly DrainedPod[],
): Promise<ReadonlySet<Loss> | undefined> {
  const items = [
    { loss: "pod", label: t("Pods without a controller, which are gone for good") },
    { loss: "data", label: t("Pods with emptyDir volumes, which lose the data in them") },
  ] as const;
  const offered = items.flatMap(({ loss, label }) => {
    const pods = losing(atRisk, loss);
    return pods.length > 0 ? [{ loss, label, detail: namesOf(pods) }] : [];
  });
  if (offered.length === 0) return new Set();
  const picked = await vscode.window.showQuickPick(offered, {
    title: t("Drain node {0}", node.name),
    placeHolder: t("Select what else may be evicted, or press Enter to leave it on the node"),
    canPickMany: true,
  });
  return picked && new Set(picked.map(({ loss }) => loss));
}

async function evictVisibly(
  session: ClusterSession,
  node: ObjectReference,
  { evicted }: DrainPlan,
  writer: ClusterWriter,
): Promise<Evictions> {
  const tools = {
    evict: (pod: DrainedPod, signal: AbortSignal) => writer.evict(referenceTo(pod), signal),
    pods: (signal: AbortSignal) => podsOn(session, node, signal),
    wait: (ms: number, signal: AbortSignal) => wait(ms, undefined, { signal }),
  };
  return await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t("Draining node {0}", node.name),
      cancellable: true,
    },
    async (progress, token) => {
      const canceled = new AbortController();
      token.onCancellationRequested(() => canceled.abort());
      return await evictPods(evicted, tools, canceled.signal, ({ gone, waiting }) =>
        progress.report({ message: progressWords(gone, evicted.length, waiting) }),
      );
    },
  );
}

function progressWords(gone: number, all: number, waiting: readonly DrainedPod[]): string {
  const counts = t("{0} of {1} pods evicted", gone, all);
  return waiting.length === 0
    ? counts
    : `${counts}. ${t("A PodDisruptionBudget does not let these go yet: {0}", namesOf(waiting))}`;
}
