import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { readFailure } from "../../course/check/readFailure.ts";
import { leftObjects } from "../../course/leftObjects.ts";
import type { Observer } from "../../course/progress.ts";
import type { ObjectReference } from "../../resources/kubernetesObject.ts";
import { isTroubled } from "../../resources/nodeStatus.ts";
import { type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import type { LearnerObjects } from "../../session/learnerObjects.ts";
import { setCordoned } from "../../session/setCordoned.ts";
import type { FollowCourse } from "./followCourse.ts";

/** Switches on again what the learner has switched off. */
export interface StoppedNodes {
  startNode(name: string): Promise<void>;
}

const listedAtMost = 12;

/** Deletes what the course has left in the connected cluster, after saying what that is and where. */
export async function cleanUp(
  session: ClusterSession,
  follow: FollowCourse,
  progress: Observer,
  stopped: StoppedNodes,
): Promise<void> {
  const followed = follow.begin();
  await followed?.askAgain();
  const left = followed ? leftObjects(followed.objects) : [];
  const troubled = isPractice(session)
    ? session.tree.nodeSummaries.filter(({ status }) => isTroubled(status))
    : [];
  if (left.length === 0 && troubled.length === 0) {
    if (followed) assertRead(followed);
    progress.observe({ event: "cleanUpAsked" });
    void vscode.window.showInformationMessage(t("Nothing of the course is left in this cluster."));
    return;
  }
  const action = t("Clean Up");
  const chosen = await vscode.window.showWarningMessage(
    t("Delete what the course has left in {0}?", whereOf(session)),
    {
      modal: true,
      detail: [...listOf(left), ...troubled.map(({ name }) => t("Node {0} goes back to work.", name))].join(
        "\n",
      ),
    },
    action,
  );
  if (chosen !== action) return;
  progress.observe({ event: "cleanUpAsked" });
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Cleaning up"), cancellable: true },
    async (_, token) => {
      // The pods of a node that stands still would wait for it.
      for (const { name, status } of troubled) {
        if (!status.ready) await stopped.startNode(name);
        if (status.cordoned) await setCordoned(session, name, false);
      }
      for (const reference of left) {
        if (token.isCancellationRequested) return;
        await session.objects.delete(reference);
      }
    },
  );
}

/** That nothing was found does not say that nothing is left. */
function assertRead({ unread }: LearnerObjects): void {
  const failure = readFailure("courseCleanedUp", unread);
  const found = [...unread.values()].find(({ reason }) => reason === failure);
  if (found?.error) throw found.error;
}

function whereOf(session: ClusterSession): string {
  return isPractice(session)
    ? t("the practice cluster")
    : t("context {0} ({1})", session.kubeContext, session.server);
}

function listOf(left: readonly ObjectReference[]): string[] {
  const lines = left.map(({ kind, name, namespace }) => `${kind} ${name} (${namespace ?? ""})`);
  if (lines.length <= listedAtMost) return lines;
  return [...lines.slice(0, listedAtMost), t("… and {0} more", lines.length - listedAtMost)];
}
