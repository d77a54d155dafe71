import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { chooseContainers } from "./chooseContainers.ts";
import { inspectedReference } from "./inspectedElement.ts";
import { pickObject } from "./inspectTarget.ts";
import { ShellTerminal } from "./shellTerminal.ts";

/**
 * Opens a shell in a container of a pod. Outside the practice cluster, people are asked first: a shell can change
 * anything in the container.
 *
 * @param element of the tree; without one, people pick a pod
 * @returns undefined if they pick none or do not agree
 */
export async function openContainerShell(
  session: ClusterSession,
  element: unknown,
): Promise<vscode.Terminal | undefined> {
  const pod =
    inspectedReference(element) ??
    (await pickObject(session, [typeMeta(kinds.Pod)], t("Select the pod to open a shell in")));
  const [container] = (pod && (await chooseContainers(session, pod, element, { severally: false }))) ?? [];
  if (!pod || container === undefined) return undefined;
  const writer = await confirmed(session, {
    question: t("Open a shell in container {0} of pod {1}?", container, pod.name),
    action: t("Open Shell"),
    objects: [pod],
    about: [t("Namespace: {0}", pod.namespace ?? session.objects.namespace)],
  });
  if (!writer) return undefined;
  const place = { pod, container, isPractice: isPractice(session) };
  const terminal = vscode.window.createTerminal({
    name: `${pod.name} ${container}`,
    iconPath: new vscode.ThemeIcon("terminal"),
    pty: new ShellTerminal(writer, place),
  });
  terminal.show();
  return terminal;
}
