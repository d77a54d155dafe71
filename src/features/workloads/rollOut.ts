import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { parseImageReference, rangeOfTag } from "@kubernetes-workshop/kubernetes/resources/imageReference";
import { imagePatch, type MergePatch, restartPatch } from "@kubernetes-workshop/kubernetes/resources/rollout";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import type { AskedChange } from "../../session/plannedChange.ts";
import { carefully } from "./carefully.ts";
import { rollOutVisibly } from "./rolloutNews.ts";
import { titleOf } from "./workloadTarget.ts";

interface TemplateContainer {
  readonly name: string;
  readonly image: string;
}

/** Changes the image of a container; the workload's controller then replaces the pods step by step. */
export async function setImage(session: ClusterSession, workload: KubernetesObject): Promise<void> {
  const container = await pickContainer(containersOf(workload), titleOf(workload));
  if (!container) return;
  const image = await vscode.window.showInputBox({
    title: t("New image for {0}", titleOf(workload)),
    prompt: t("Image of container {0}, including the tag", container.name),
    value: container.image,
    valueSelection: rangeOfTag(container.image),
    validateInput: (value) =>
      parseImageReference(value)
        ? undefined
        : t("Not a valid image name. Use lowercase, for example public.ecr.aws/nginx/nginx:1.29."),
  });
  if (image === undefined || image === container.image) return;
  const question = t("Roll out {0} to {1}?", image, titleOf(workload));
  await rollOut(session, workload, { question, action: t("Roll Out") }, imagePatch(container.name, image));
}

/** Replaces all pods of a workload step by step, without any other change. */
export async function restartWorkload(session: ClusterSession, workload: KubernetesObject): Promise<void> {
  const question = t("Perform a rolling restart of {0}?", titleOf(workload));
  await rollOut(session, workload, { question, action: t("Restart") }, restartPatch(new Date()));
}

async function rollOut(
  session: ClusterSession,
  workload: KubernetesObject,
  words: Pick<AskedChange, "question" | "action">,
  body: MergePatch,
): Promise<void> {
  const target = referenceTo(workload);
  const writer = await confirmed(session, {
    ...words,
    ...carefully(session, workload.metadata.namespace),
    objects: [target],
  });
  if (writer)
    await rollOutVisibly(session, workload, () =>
      writer.patch(target, { type: "strategic-merge-patch", body }),
    );
}

async function pickContainer(
  containers: readonly TemplateContainer[],
  title: string,
): Promise<TemplateContainer | undefined> {
  if (containers.length <= 1) return containers[0];
  const picked = await vscode.window.showQuickPick(
    containers.map((container) => ({ label: container.name, description: container.image, container })),
    { title, placeHolder: t("Select the container that gets the new image") },
  );
  return picked?.container;
}

function containersOf(workload: KubernetesObject): readonly TemplateContainer[] {
  const spec = workload["spec"] as
    | { readonly template?: { readonly spec?: { readonly containers?: readonly TemplateContainer[] } } }
    | undefined;
  return spec?.template?.spec?.containers ?? [];
}
