import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";

const listedAtMost = 200;

/** What is offered, in this order. A ReplicaSet is told with its Deployment. */
const offered = [...kindsWith("workload"), "Service" as const, "Pod" as const].map((kind) => kinds[kind]);

/** The object whose story is asked for: that of the tree's element, or one that is picked. */
export async function traceTarget(
  session: ClusterSession,
  element: unknown,
): Promise<ObjectReference | undefined> {
  const reference = referenceOf(element);
  if (reference) return reference;
  const picked = await vscode.window.showQuickPick(choices(session), {
    title: session.kubeContext,
    placeHolder: t("Select an object to see what happened to it"),
    matchOnDescription: true,
  });
  return picked?.reference;
}

async function choices(
  session: ClusterSession,
): Promise<(vscode.QuickPickItem & { reference: ObjectReference })[]> {
  const found = await listKinds(session, offered, {
    limit: listedAtMost,
    // What makes up the cluster itself is seldom meant.
    fieldSelector: "metadata.namespace!=kube-system",
  });
  return found.map(({ apiVersion, kind, metadata: { name = "", namespace, uid } }) => ({
    label: name,
    description: `${kind} · ${namespace ?? ""}`,
    reference: { apiVersion, kind, name, namespace, uid },
  }));
}
