import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { inspectedReference } from "./inspectedElement.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { listKinds } from "../../session/listKinds.ts";

const pickedAtMost = 500;

type Kind = Pick<ObjectReference, "apiVersion" | "kind">;

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
