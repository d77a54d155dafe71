import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindWord } from "../../kindWord.ts";
import { kindsWith } from "@kubernetes-workshop/kubernetes/kinds/kindRoles";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";

const listedAtMost = 200;

/** The kinds to offer, in order. The story of a Deployment includes those of its ReplicaSets. */
const offered = [...kindsWith("workload"), "Service" as const, "Pod" as const].map((kind) => kinds[kind]);

/** Returns the object whose story to tell: that of the tree's element, or one that the user picks. */
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
    // Leave out the cluster's own objects, which are rarely meant.
    fieldSelector: "metadata.namespace!=kube-system",
  });
  return found.map(({ apiVersion, kind, metadata: { name = "", namespace, uid } }) => ({
    label: name,
    description: `${kindWord(kind)} · ${namespace ?? ""}`,
    reference: { apiVersion, kind, name, namespace, uid },
  }));
}
