import { t } from "@vscode/l10n";
import type { CourseObjects, Pod } from "../courseObjects.ts";
import { actions } from "../check/actions.ts";
import { advise, type Advice, introduced, quoted } from "../check/advice.ts";
import { nameOf } from "../check/deploymentAdvice.ts";
import { exitAdvice } from "../check/exitAdvice.ts";
import { manifestAdvice, manifestMismatch } from "../check/manifestAdvice.ts";
import { firstPodAdvice, podsOwnedBy } from "../check/podAdvice.ts";
import type { Situation } from "../check/situation.ts";
import type { Part } from "./part.ts";

type Job = CourseObjects["jobs"][number];

/** A Job has to be complete. https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const jobCompleted: Part = { needsCluster: true, kinds: ["jobs"], advice };

function advice(situation: Situation): Advice {
  const { objects } = situation;
  const jobs = objects?.jobs ?? [];
  // A Job that may still succeed is of more interest than one that has failed.
  const job = jobs.find((each) => !failure(each)) ?? jobs[0];
  if (!objects || !job) return withoutJob(situation);
  const mismatch = manifestMismatch("Job", situation);
  if (mismatch) return mismatch;
  const name = nameOf(job);
  const pods = podsOwnedBy(job.metadata?.uid, objects);
  const failed = failure(job);
  if (failed) return failedAdvice(job, failed, pods);
  if (job.metadata?.deletionTimestamp)
    return advise(
      "job.terminating",
      t("Job {0} is being deleted. Apply its manifest again once it is gone.", name),
    );
  if (job.spec?.suspend === true)
    return advise(
      "job.suspended",
      t("Job {0} is suspended. Set spec.suspend to false and apply it again.", name),
      actions.openManifest("job"),
    );
  const trouble = firstPodAdvice(pods.filter(isAtWork), situation);
  if (trouble && trouble.rule !== "pod.starting") return trouble;
  const retries = job.status?.failed ?? 0;
  if (retries > 0)
    return introduced(
      t("Job {0} is trying again. Failures so far: {1}.", name, retries),
      lastExit(pods) ??
        advise(
          "job.retrying",
          t("To see its output, run kubectl logs job/{0}.", name),
          actions.openTerminal(),
        ),
    );
  return advise(
    "job.running",
    t(
      "Job {0} has {1} of {2} completions. Check again when it is complete.",
      name,
      job.status?.succeeded ?? 0,
      job.spec?.completions ?? 1,
    ),
  );
}

function withoutJob(situation: Situation): Advice {
  const cronJob = situation.objects?.cronJobs[0];
  if (cronJob && !situation.editor.some(({ kind }) => kind === "Job"))
    return advise(
      "job.onlyCronJob",
      t(
        "CronJob {0} creates a Job only on its schedule ({1}). Apply a Job of your own instead of waiting.",
        nameOf(cronJob),
        cronJob.spec?.schedule ?? "",
      ),
      actions.openManifest("job"),
    );
  return manifestAdvice("Job", situation);
}

interface Failure {
  readonly reason?: string;
  readonly message?: string;
}

function failure({ status }: Job): Failure | undefined {
  return status?.conditions?.find(({ type, status: is }) => type === "Failed" && is === "True");
}

function failedAdvice(job: Job, { reason = "", message = "" }: Failure, pods: readonly Pod[]): Advice {
  const name = nameOf(job);
  if (reason === "DeadlineExceeded")
    return advise(
      "job.deadline",
      t(
        "Job {0} ran longer than its activeDeadlineSeconds ({1}) allow. Delete it, raise the limit, and apply it again.",
        name,
        job.spec?.activeDeadlineSeconds ?? 0,
      ),
      actions.openManifest("job"),
    );
  const code = exitCodes(pods).at(-1);
  if (reason === "BackoffLimitExceeded" && code !== undefined)
    return advise(
      "job.failedWithCode",
      t(
        "Job {0} failed: its pods exited with code {1} more often than backoffLimit ({2}) allows. Delete it, fix its command, and apply it again.",
        name,
        code,
        job.spec?.backoffLimit ?? 6,
      ),
      actions.openManifest("job"),
    );
  if (reason === "BackoffLimitExceeded")
    return advise(
      "job.failed",
      t(
        "Job {0} failed more often than its backoffLimit ({1}) allows. Delete it, fix its command, and apply it again.",
        name,
        job.spec?.backoffLimit ?? 6,
      ),
      actions.openManifest("job"),
    );
  return advise(
    "job.failedOtherwise",
    t(
      "Job {0} failed: {1}. Delete it, fix its manifest, and apply it again.",
      name,
      quoted(message || reason),
    ),
    actions.openManifest("job"),
  );
}

function exitCodes(pods: readonly Pod[]): number[] {
  return pods
    .flatMap(({ status }) => [...(status?.containerStatuses ?? [])])
    .flatMap(({ state, lastState }) => state?.terminated?.exitCode ?? lastState?.terminated?.exitCode ?? [])
    .filter((code) => code !== 0);
}

/** Whether a pod has neither succeeded nor failed. */
function isAtWork({ status }: Pod): boolean {
  return status?.phase !== "Failed" && status?.phase !== "Succeeded" && !isWorking(status);
}

/** A running pod of a Job does not have to be ready: it ends when its work is done. */
function isWorking(status: Pod["status"]): boolean {
  return status?.containerStatuses?.every(({ state }) => state?.running !== undefined) ?? false;
}

function lastExit(pods: readonly Pod[]): Advice | undefined {
  return pods
    .filter(({ status }) => status?.phase === "Failed")
    .flatMap((pod) =>
      (pod.status?.containerStatuses ?? []).flatMap((status) => exitAdvice(pod, status) ?? []),
    )
    .at(-1);
}
