import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindWord } from "../../kindWord.ts";
import { hasRole, kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";
import { type WorkloadChoice, workloadChoice } from "./workloadChoice.ts";
import { workloadOf } from "./workloadOf.ts";

/** A capability that only some workloads have. */
export type WorkloadRole = "rollsOut" | "scaled" | "rolledBack" | "scheduled";

const pickedAtMost = 500;

/**
 * Returns the workload for a command: that of the tree's element, a pod's controlling workload, or one that the user
 * picks. Undefined if the user picks none, or if there is none, which a message says.
 */
export async function workloadTarget(
  session: ClusterSession,
  element: unknown,
  role: WorkloadRole,
  learner: string | undefined,
): Promise<KubernetesObject | undefined> {
  const reference = referenceOf(element);
  if (!reference) return pickWorkload(session, role, learner);
  const found = await workloadOf(session.objects, reference);
  if (found && hasRole(found.kind, role)) return found;
  void vscode.window.showInformationMessage(
    found
      ? t(
          "The pod belongs to {0} {1}, which does not support this command.",
          found.kind,
          found.metadata.name ?? "",
        )
      : t(
          "{0} has no workload to roll out: it was created directly, or it no longer exists.",
          reference.name,
        ),
  );
  return undefined;
}

async function pickWorkload(
  session: ClusterSession,
  role: WorkloadRole,
  learner: string | undefined,
): Promise<KubernetesObject | undefined> {
  const offered = kindsWith(role).map((kind) => kinds[kind]);
  const choice = listKinds(session, offered, { limit: pickedAtMost }).then((found) =>
    workloadChoice(found, learner, isPractice(session)),
  );
  const picked = await pick(session, choice.then(firstItems));
  if (!picked?.isSystem) return picked?.object;
  return (
    await pick(
      session,
      choice.then(({ system }) => system.map(itemFor)),
    )
  )?.object;
}

interface WorkloadItem extends vscode.QuickPickItem {
  readonly object?: KubernetesObject;
  /** Whether this entry opens the list of the cluster's own workloads. */
  readonly isSystem?: true;
}

async function pick(
  session: ClusterSession,
  items: Promise<readonly WorkloadItem[]>,
): Promise<WorkloadItem | undefined> {
  return await vscode.window.showQuickPick(items, {
    title: session.kubeContext,
    placeHolder: t("Select a workload"),
    matchOnDescription: true,
  });
}

/** Lists the learner's own workloads, then those of others, then an entry that leads to the cluster's own. */
function firstItems({ own, others, system }: WorkloadChoice): WorkloadItem[] {
  const { Separator } = vscode.QuickPickItemKind;
  const items: WorkloadItem[] = own.map(itemFor);
  if (own.length > 0 && others.length > 0) items.push({ label: t("Others"), kind: Separator });
  items.push(...others.map(itemFor));
  if (items.length > 0 && system.length > 0) items.push({ label: "", kind: Separator });
  if (system.length > 0)
    items.push({
      label: `$(gear) ${t("Show System Workloads…")}`,
      description:
        items.length === 0
          ? t("There is nothing of yours yet: apply a Deployment first")
          : t("What makes up the cluster itself"),
      isSystem: true,
    });
  return items;
}

function itemFor(object: KubernetesObject): WorkloadItem {
  const { name = "", namespace = "" } = object.metadata;
  return { label: name, description: `${kindWord(object.kind)} · ${namespace}`, object };
}

/** Returns the name of an object for messages: `Deployment web`. */
export function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kindWord(kind)} ${metadata.name ?? ""}`;
}
