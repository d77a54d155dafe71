import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { hasRole, kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";
import { workloadOf } from "./workloadOf.ts";

/** What can be done with some workloads and not with others. */
export type WorkloadRole = "rollsOut" | "scaled" | "rolledBack";

const pickedAtMost = 500;

/**
 * The workload that a command is about: that of the tree's element, for a pod the one that stands behind it, or one
 * that is picked. Undefined where none was picked, or where there is none, which is said.
 */
export async function workloadTarget(
  session: ClusterSession,
  element: unknown,
  role: WorkloadRole,
): Promise<KubernetesObject | undefined> {
  const reference = referenceOf(element);
  if (!reference) return pickWorkload(session, role);
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
): Promise<KubernetesObject | undefined> {
  const read = async (): Promise<(vscode.QuickPickItem & { object: KubernetesObject })[]> => {
    const offered = kindsWith(role).map((kind) => kinds[kind]);
    const found = await listKinds(session, offered, { limit: pickedAtMost });
    return found.sort(systemLast).map((object) => ({
      label: object.metadata.name ?? "",
      description: `${object.kind} · ${object.metadata.namespace ?? ""}`,
      object,
    }));
  };
  const picked = await vscode.window.showQuickPick(read(), {
    title: session.kubeContext,
    placeHolder: t("Select a workload"),
    matchOnDescription: true,
  });
  return picked?.object;
}

/** What the cluster itself runs is seldom meant. */
function systemLast(a: KubernetesObject, b: KubernetesObject): number {
  const rank = ({ metadata }: KubernetesObject): number => (metadata.namespace?.startsWith("kube-") ? 1 : 0);
  return rank(a) - rank(b);
}

/** What people call an object: `Deployment web`. */
export function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name ?? ""}`;
}
