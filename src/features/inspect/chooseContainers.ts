import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  type ContainerStatus,
  containerStates,
} from "@kubernetes-workshop/kubernetes/resources/containerStatus";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { containerNamed, knownContainers } from "./inspectedElement.ts";

/**
 * Returns the container of a tree's element, the only one of a pod, or what people choose; undefined if they choose
 * none.
 *
 * @param element of the tree, which mostly knows the containers of its pod
 * @param choice `severally` offers all of them together
 */
export async function chooseContainers(
  session: ClusterSession,
  pod: ObjectReference,
  element: unknown,
  { severally }: { readonly severally: boolean },
): Promise<readonly string[] | undefined> {
  const named = containerNamed(element);
  if (named !== undefined) return [named];
  const known = knownContainers(element) ?? (await readContainers(session, pod));
  const [only] = known;
  if (only && known.length === 1) return [only.name];
  const each = known.map(({ name, kind, text }) => ({
    label: name,
    description: kind === "ordinary" ? text : `${kind} · ${text}`,
    names: [name],
  }));
  const all = { label: t("All Containers"), description: "", names: known.map(({ name }) => name) };
  const picked = await vscode.window.showQuickPick(severally ? [...each, all] : each, {
    title: pod.name,
    placeHolder: t("Select a container"),
  });
  return picked?.names;
}

/** @throws {RequestError} if the pod cannot be read */
async function readContainers(
  { objects }: ClusterSession,
  pod: ObjectReference,
): Promise<readonly ContainerStatus[]> {
  const object = await objects.read({ ...pod, uid: undefined });
  return object ? containerStates(object) : [];
}
