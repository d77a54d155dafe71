import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { chosenElements } from "../../clusterTree/chosenElements.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { carefully } from "./carefully.ts";
import { deletePods } from "./deletePods.ts";
import { podsAmong } from "./podDeletion.ts";
import { listKinds } from "../../session/listKinds.ts";

const pickedAtMost = 500;

/**
 * Deletes a pod, or several; their controllers, if they have one, replace them.
 *
 * @param element of the tree; without one, people pick a pod
 * @param selected all elements that are selected
 */
export async function deletePod(
  session: ClusterSession,
  element: unknown,
  selected?: unknown,
): Promise<void> {
  const chosen = podsAmong(chosenElements(element, selected));
  if (chosen.length > 1) {
    await deletePods(session, chosen);
    return;
  }
  const pod = chosen[0] ?? (await pickPod(session));
  if (!pod) return;
  const question = t("Delete pod {0} in namespace {1}?", pod.name, pod.namespace ?? "");
  const careful = carefully(session, pod.namespace);
  const writer = await confirmed(session, { question, action: t("Delete"), objects: [pod], ...careful });
  if (writer && !(await writer.delete(pod)))
    void vscode.window.showInformationMessage(t("Pod {0} is already gone.", pod.name));
}

const ofPods = typeMeta(kinds.Pod);

async function pickPod(session: ClusterSession): Promise<ObjectReference | undefined> {
  const selection = { limit: pickedAtMost, fieldSelector: "metadata.namespace!=kube-system" };
  const items = listKinds(session, [ofPods], selection).then((pods) =>
    pods.map(({ metadata: { name = "", namespace, uid } }) => ({
      label: name,
      description: namespace ?? "",
      pod: { ...ofPods, name, namespace, uid },
    })),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: session.kubeContext,
    placeHolder: t("Select the pod to delete"),
    matchOnDescription: true,
  });
  return picked?.pod;
}
