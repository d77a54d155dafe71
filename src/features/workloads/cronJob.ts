import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import {
  type KubernetesObject,
  referenceTo,
} from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { manualJob } from "@kubernetes-workshop/kubernetes/resources/manualJob";
import type { ObjectOf } from "@kubernetes-workshop/kubernetes/resources/objectOf";
import type { ClusterSession } from "../../session/clusterSession.ts";
import { confirmed } from "../../session/confirmed.ts";
import { carefully } from "./carefully.ts";
import { titleOf } from "./workloadTarget.ts";

type CronJob = ObjectOf<"CronJob">;

/**
 * Suspends a CronJob, or resumes it. Jobs that have started go on.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-suspension
 */
export async function setSuspended(
  session: ClusterSession,
  cronJob: KubernetesObject,
  isSuspended: boolean,
): Promise<void> {
  const { spec }: CronJob = cronJob;
  const title = titleOf(cronJob);
  if ((spec?.suspend ?? false) === isSuspended) {
    void vscode.window.showInformationMessage(
      isSuspended ? t("{0} is already suspended.", title) : t("{0} is not suspended.", title),
    );
    return;
  }
  const target = referenceTo(cronJob);
  const words = isSuspended
    ? {
        question: t("Suspend {0}, so that it starts no new Jobs?", title),
        action: t("Suspend"),
      }
    : { question: t("Resume {0}, so that it starts Jobs again?", title), action: t("Resume") };
  const writer = await confirmed(session, {
    ...words,
    objects: [target],
    ...carefully(session, cronJob.metadata.namespace),
  });
  await writer?.patch(target, { type: "merge-patch", body: { spec: { suspend: isSuspended } } });
}

/** Creates a Job of a CronJob now, whatever its schedule is, and even while it is suspended. */
export async function runNow(session: ClusterSession, cronJob: KubernetesObject): Promise<void> {
  const job = manualJob(cronJob, crypto.randomUUID().slice(0, 5));
  const writer = await confirmed(session, {
    question: t("Run {0} now?", titleOf(cronJob)),
    action: t("Run"),
    objects: [referenceTo(job)],
    about: [t("This creates Job {0}.", job.metadata.name ?? "")],
    ...carefully(session, cronJob.metadata.namespace),
  });
  if (!writer) return;
  await writer.create(job);
  void vscode.window.showInformationMessage(t("Job {0} was created.", job.metadata.name ?? ""));
}
