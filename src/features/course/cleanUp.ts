import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { kindWord } from "../../kindWord.ts";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { readFailure } from "../../course/check/readFailure.ts";
import { leftObjects } from "../../course/leftObjects.ts";
import type { Observer } from "../../course/progress.ts";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { isTroubled } from "@kubernetes-workshop/kubernetes/resources/nodeStatus";
import { clusterName, type ClusterSession, isPractice } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { isRequestError } from "../../session/isRequestError.ts";
import { type CleanUpFailure, type CleanUpTask, runTasks } from "./cleanUpTasks.ts";
import type { FollowCourse } from "./followCourse.ts";
import type { LearnerObjects } from "./learnerObjects.ts";

const listedAtMost = 12;
const toldAtMost = 3;

/**
 * Deletes the objects that the course has left in the connected cluster, after confirmation. If some cannot be
 * deleted, the rest still are, and a message at the end lists the failures.
 */
export async function cleanUp(
  session: ClusterSession,
  follow: FollowCourse,
  progress: Observer,
  log: Logger,
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
    void vscode.window.showInformationMessage(t("Nothing from the course is left in this cluster."));
    return;
  }
  const nodes = troubled.map(({ name, status }) => ({ ...typeMeta(kinds.Node), name, status }));
  const writer = await confirmed(session, {
    question: t("Delete everything that the course left in {0}?", clusterName(session)),
    action: t("Clean Up"),
    objects: [...nodes, ...left],
    about: [
      ...firstOf(left.map(lineOf), listedAtMost),
      ...troubled.map(({ name }) => t("Node {0} will accept pods again.", name)),
    ],
    notes: [],
    isAlwaysAsked: true,
  });
  if (!writer) return;
  const tasks: CleanUpTask[] = [
    // Deleting the pods of a stopped node would wait for the node.
    ...nodes
      .filter(({ status }) => !status.ready)
      .map((node) => ({ name: `Node ${node.name}`, run: () => writer.startNode(node) })),
    ...nodes
      .filter(({ status }) => status.cordoned)
      .map((node) => ({ name: `Node ${node.name}`, run: () => writer.setCordoned(node, false) })),
    ...left.map((reference) => ({ name: lineOf(reference), run: () => writer.delete(reference) })),
  ];
  const { failures, isCancelled } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: t("Cleaning up…"), cancellable: true },
    async (_, token) => ({
      failures: await runTasks(tasks, () => token.isCancellationRequested),
      isCancelled: token.isCancellationRequested,
    }),
  );
  for (const { name, error } of failures)
    log.warn(`Could not clean up ${name}: ${isRequestError(error) ? error.logged : error.message}`);
  if (failures.length > 0) void vscode.window.showErrorMessage(failureMessage(failures));
  if (isCancelled || failures.length === tasks.length) return;
  progress.observe({ event: "cleanUpAsked" });
  // The deletions were observed before Clean Up counted as asked for, so they are reported again.
  follow.lookAgain();
}

/** What went wrong, in the words of the API server where it gave a reason. */
function failureMessage(failures: readonly CleanUpFailure[]): string {
  const lines = failures.map(
    ({ name, error }) => `${name}: ${isRequestError(error) ? error.said : error.message}`,
  );
  return t("Not everything was cleaned up. {0}", firstOf(lines, toldAtMost).join(" · "));
}

/** Finding nothing does not prove that nothing is left. */
function assertRead({ unread }: LearnerObjects): void {
  const failure = readFailure("all", unread);
  const found = [...unread.values()].find(({ reason }) => reason === failure);
  if (found?.error) throw found.error;
}

function lineOf({ kind, name, namespace }: ObjectReference): string {
  return `${kindWord(kind)} ${name} (${namespace ?? ""})`;
}

/** The first lines of many, and how many more there are. */
function firstOf(lines: readonly string[], most: number): string[] {
  if (lines.length <= most) return [...lines];
  return [...lines.slice(0, most), t("… and {0} more", lines.length - most)];
}
