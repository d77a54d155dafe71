import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { commandIds } from "../../ids.ts";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { type End, FollowedRollout, generationOf, isRolling } from "./followedRollout.ts";
import { titleOf } from "./workloadTarget.ts";

/**
 * Makes a change that replaces the pods of a workload, shows the progress, and says when the rollout is complete or
 * what blocks it. The user may close the notification; the rollout continues.
 *
 * @param change sends the change, and returns the changed workload
 * @throws {RequestError} if the change is refused
 */
export async function rollOutVisibly(
  session: ClusterSession,
  workload: KubernetesObject,
  change: () => Promise<KubernetesObject>,
): Promise<void> {
  if (!isRolling(workload)) {
    await change();
    return;
  }
  using rollout = await FollowedRollout.of(session.objects, workload);
  const changed = await change();
  const end = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t("Rolling out {0}", titleOf(workload)),
      cancellable: true,
    },
    (progress, token) =>
      rollout.end(generationOf(changed), token.onCancellationRequested, ({ updated, wanted }) =>
        progress.report({ message: t("{0} of {1} pods updated", updated, wanted) }),
      ),
  );
  if (end) void tellEnd(end, workload);
}

async function tellEnd(end: End, workload: KubernetesObject): Promise<void> {
  if (end.is === "complete") {
    void vscode.window.showInformationMessage(
      t("{0} is rolled out. All {1} pods run the new revision.", titleOf(workload), end.pods),
    );
    return;
  }
  const why =
    end.is === "stuck"
      ? t("{0} is not rolled out yet: pod {1} is in {2}.", titleOf(workload), end.pod, end.reason)
      : t("The rollout of {0} failed: {1}", titleOf(workload), end.reason);
  const show = t("Show What Happened");
  if ((await vscode.window.showWarningMessage(why, show)) === show)
    await vscode.commands.executeCommand(commandIds.showTrace, { summary: referenceTo(workload) });
}
