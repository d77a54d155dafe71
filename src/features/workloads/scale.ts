import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { carefully } from "./carefully.ts";
import { readReplicas, replicasOf } from "./replicas.ts";
import { titleOf } from "./workloadTarget.ts";

/** Sets the number of a workload's replicas, through its `scale` subresource. */
export async function scaleWorkload(session: ClusterSession, workload: KubernetesObject): Promise<void> {
  const now = replicasOf(workload);
  const typed = await vscode.window.showInputBox({
    title: t("Scale {0}", titleOf(workload)),
    prompt: t("Number of replicas (currently {0})", now),
    value: String(now),
    validateInput: (value) =>
      readReplicas(value) === undefined ? t("Enter a whole number, 0 or greater.") : undefined,
  });
  const replicas = typed === undefined ? undefined : readReplicas(typed);
  if (replicas === undefined || replicas === now) return;
  const question = t("Scale {0} from {1} to {2} replicas?", titleOf(workload), now, replicas);
  const target = referenceTo(workload);
  const writer = await confirmed(session, {
    question,
    action: t("Scale"),
    objects: [target],
    ...carefully(session, workload.metadata.namespace),
  });
  const patch = { type: "merge-patch", body: { spec: { replicas } } } as const;
  await writer?.patch(target, patch, { subresource: "scale" });
}
