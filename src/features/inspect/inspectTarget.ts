import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { PodSummary } from "@kubernetes-workshop/kubernetes/resources/podSummary";
import type { PodElement } from "../../clusterTree/elements.ts";
import { referenceOf } from "../../clusterTree/referenceOf.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";

const pickedAtMost = 500;

type Kind = Pick<ObjectReference, "apiVersion" | "kind">;

/** Whether an element of the tree stands for a container, or for the end of its log. */
function isOfContainer(element: unknown): element is Readonly<Record<string, unknown>> {
  return isRecord(element) && (element["type"] === "container" || element["type"] === "lastLog");
}

/** The container of a tree's element; undefined for that of anything else. */
export function containerNamed(element: unknown): string | undefined {
  return isOfContainer(element) ? textField(element["summary"], "name") : undefined;
}

/** The object of a tree's element, the pod of a container's; undefined for anything else. */
export function inspectedReference(element: unknown): ObjectReference | undefined {
  return referenceOf(isOfContainer(element) ? element["parent"] : element);
}

/** The containers that the tree knows of a pod's element, so that they need not be read. */
export function knownContainers(element: unknown): PodSummary["containers"] | undefined {
  if (!isRecord(element) || (element["type"] !== "pod" && element["type"] !== "component")) return undefined;
  const { containers } = (element as unknown as PodElement).summary;
  return containers.length > 0 ? containers : undefined;
}

/** The object of a tree's element, the pod of a container's; without one, that which people pick. Undefined if they pick none. */
export async function inspectTarget(
  session: ClusterSession,
  element: unknown,
): Promise<ObjectReference | undefined> {
  const reference = inspectedReference(element);
  if (reference) return reference;
  const picked = await vscode.window.showQuickPick(
    kindRows
      .filter(({ verbs }) => verbs.includes("list"))
      .map(({ apiVersion, kind }) => ({
        label: kind,
        description: apiVersion,
        ofKind: { apiVersion, kind },
      })),
    { title: session.kubeContext, placeHolder: t("Select a kind"), matchOnDescription: true },
  );
  return picked && pickObject(session, [picked.ofKind], t("Select an object"));
}

/** Has people pick an object of some kinds. */
export async function pickObject(
  session: ClusterSession,
  kinds: readonly Kind[],
  placeHolder: string,
): Promise<ObjectReference | undefined> {
  const items = listKinds(session, kinds, { limit: pickedAtMost }).then((found) =>
    found.map(({ apiVersion, kind, metadata: { name = "", namespace, uid } }) => ({
      label: name,
      description: [kinds.length > 1 ? kind : "", namespace].filter(Boolean).join(" · "),
      reference: { apiVersion, kind, name, namespace, uid },
    })),
  );
  const picked = await vscode.window.showQuickPick(items, {
    title: session.kubeContext,
    placeHolder,
    matchOnDescription: true,
  });
  return picked?.reference;
}
