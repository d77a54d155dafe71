import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { ageText } from "../../ageText.ts";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import {
  earlierRevisions,
  type Revision,
  revisionsOf,
  rollBackPatch,
} from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { carefully } from "./carefully.ts";
import { rollOutVisibly } from "./rolloutNews.ts";
import { titleOf } from "./workloadTarget.ts";

/** Lets the user choose an earlier revision of a Deployment from its history, and rolls back to it. */
export async function rollBack(session: ClusterSession, deployment: KubernetesObject): Promise<void> {
  const earlier = earlierRevisions(deployment, await replicaSets(session, deployment));
  if (earlier.length === 0) {
    void vscode.window.showInformationMessage(
      t("{0} has no earlier revision to roll back to. Roll out a new image first.", titleOf(deployment)),
    );
    return;
  }
  const revision = await pickRevision(
    earlier,
    t("Roll back {0}", titleOf(deployment)),
    t("Select the revision to roll back to"),
  );
  if (!revision) return;
  const question = t("Roll back {0} to revision {1}?", titleOf(deployment), revision.revision);
  const target = referenceTo(deployment);
  const writer = await confirmed(session, {
    question,
    action: t("Roll Back"),
    objects: [target],
    ...carefully(session, deployment.metadata.namespace),
  });
  const body = rollBackPatch(revision);
  if (writer)
    await rollOutVisibly(session, deployment, () => writer.patch(target, { type: "json-patch", body }));
}

/** Shows the revisions of a Deployment; choosing one changes nothing. */
export async function showHistory(session: ClusterSession, deployment: KubernetesObject): Promise<void> {
  await pickRevision(
    revisionsOf(deployment, await replicaSets(session, deployment)),
    t("Rollout history of {0}", titleOf(deployment)),
    t("The newest revision is the current one"),
  );
}

async function replicaSets(
  { objects }: ClusterSession,
  { metadata: { namespace } }: KubernetesObject,
): Promise<KubernetesObject[]> {
  const { apiVersion, kind } = kinds.ReplicaSet;
  return objects.list(apiVersion, kind, { namespace });
}

async function pickRevision(
  revisions: readonly Revision[],
  title: string,
  placeHolder: string,
): Promise<Revision | undefined> {
  const items = revisions.map((revision) => ({
    label: t("Revision {0}", revision.revision),
    description: [revision.isCurrent && t("current"), ageText(revision.createdAt, Date.now())]
      .filter((part) => part)
      .join(" · "),
    detail: [...revision.images, revision.cause].filter((part) => part).join(" · "),
    iconPath: new vscode.ThemeIcon(revision.isCurrent ? "check" : "history"),
    revision,
  }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, matchOnDetail: true });
  return picked?.revision;
}
