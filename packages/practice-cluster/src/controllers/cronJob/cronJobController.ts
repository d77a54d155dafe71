import { isDeepStrictEqual } from "node:util";
import { type CronSchedule, parseCronSchedule } from "@kubernetes-workshop/kubernetes/resources/cronSchedule";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { type Controller, type ControllerContext, find, remove } from "../controller.ts";
import { EventRecorder } from "../events.ts";
import { asJob, finishedAs, finishedAtMs, type Job } from "../job/job.ts";
import {
  controllerKey,
  controllerReference,
  isControlledBy,
  isDeleted,
  keyOf,
  timestamp,
} from "../objects.ts";
import { asCronJob, type CronJob, type CronJobStatus, dueTime, jobName, untilNextTime } from "./cronJob.ts";
import { without } from "../../without.ts";

const scheduledAnnotation = "batch.kubernetes.io/cronjob-scheduled-timestamp";

/**
 * Creates Jobs on a schedule. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/
 * (pkg/controller/cronjob)
 */
export function cronJobController(context: ControllerContext): Controller {
  const controller = new CronJobSync(context);
  return {
    name: "cronjob-controller",
    watched: [
      { resource: "cronjobs.batch", keysOf: (cronJob) => [keyOf(cronJob)] },
      { resource: "jobs.batch", keysOf: (job) => [controllerKey(job, "CronJob") ?? []].flat() },
    ],
    sync: (key) => controller.sync(key),
  };
}

class CronJobSync {
  private readonly context: ControllerContext;
  private readonly events: EventRecorder;

  constructor(context: ControllerContext) {
    this.context = context;
    this.events = new EventRecorder(context.api, context.clock, "cronjob-controller");
  }

  async sync(key: string): Promise<number | undefined> {
    const { api, clock } = this.context;
    const found = await find(api, "cronjobs.batch", key);
    if (!found || isDeleted(found)) return undefined;
    const cronJob = asCronJob(found);
    const { namespace = "default" } = cronJob.metadata;
    const jobs = (await api.list("jobs.batch", { namespace })).items
      .filter((job) => isControlledBy(job, cronJob))
      .map((job) => asJob(job));
    await this.deleteOld(cronJob, jobs);
    let status = await this.observe(cronJob, jobs);

    const { schedule, problem } = parseCronSchedule(cronJob.spec.schedule);
    const now = clock.nowMs();
    if (schedule && cronJob.spec.suspend !== true)
      status = await this.schedule(cronJob, schedule, jobs, status, now);
    else if (!schedule)
      await this.events.record(
        cronJob,
        "Warning",
        "UnparseableSchedule",
        `unparseable schedule: "${cronJob.spec.schedule}" : ${problem}`,
      );
    if (!isDeepStrictEqual(status, cronJob.status ?? {}))
      await api.update("cronjobs.batch", { ...cronJob, status }, "status");
    if (!schedule || cronJob.spec.suspend === true) return undefined;
    return untilNextTime({ ...cronJob, status }, schedule, now);
  }

  /** The active Jobs, and the time of the last success. */
  private async observe(cronJob: CronJob, jobs: readonly Job[]): Promise<CronJobStatus> {
    const running = jobs.filter((job) => !finishedAs(job));
    const known = new Set(cronJob.status?.active?.map((reference) => reference["uid"]));
    for (const job of jobs) {
      const end = finishedAs(job);
      if (end && known.has(job.metadata.uid))
        await this.events.record(
          cronJob,
          "Normal",
          "SawCompletedJob",
          `Saw completed job: ${job.metadata.name}, condition: ${end}`,
        );
    }
    const rest: Omit<CronJobStatus, "active"> = without(cronJob.status ?? {}, "active");
    const succeeded = jobs.flatMap((job) => job.status?.completionTime ?? []).sort();
    const last = [rest.lastSuccessfulTime ?? "", ...succeeded].sort().at(-1);
    return {
      ...rest,
      ...(running.length > 0 ? { active: running.map(referenceTo) } : {}),
      ...(last === undefined || last === "" ? {} : { lastSuccessfulTime: last }),
    };
  }

  private async schedule(
    cronJob: CronJob,
    schedule: CronSchedule,
    jobs: readonly Job[],
    status: CronJobStatus,
    now: number,
  ): Promise<CronJobStatus> {
    const { due, missed } = dueTime(cronJob, schedule, now);
    if (missed > 100)
      await this.events.record(
        cronJob,
        "Warning",
        "TooManyMissedTimes",
        `too many missed start times: ${missed}. Set or decrease .spec.startingDeadlineSeconds or check clock skew`,
      );
    if (due === undefined || jobs.some((job) => job.metadata.name === jobName(cronJob, due))) return status;
    const running = jobs.filter((job) => !finishedAs(job));
    if (running.length > 0 && cronJob.spec.concurrencyPolicy === "Forbid") {
      const message = "Not starting job because prior execution is running and concurrency policy is Forbid";
      await this.events.record(cronJob, "Normal", "JobAlreadyActive", message);
      return status;
    }
    const replaced = cronJob.spec.concurrencyPolicy === "Replace" ? running : [];
    for (const job of replaced) await this.deleteJob(cronJob, job);
    const job = await this.createJob(cronJob, due);
    const kept = running.filter((other) => !replaced.includes(other));
    return { ...status, active: [...kept, job].map(referenceTo), lastScheduleTime: timestamp(due) };
  }

  private async createJob(cronJob: CronJob, due: number): Promise<Job> {
    const { jobTemplate } = cronJob.spec;
    const created = await this.context.api.create("jobs.batch", {
      ...typeMeta(kinds.Job),
      metadata: {
        name: jobName(cronJob, due),
        namespace: cronJob.metadata.namespace ?? "default",
        labels: { ...jobTemplate.metadata?.labels },
        annotations: { ...jobTemplate.metadata?.annotations, [scheduledAnnotation]: timestamp(due) },
        ownerReferences: [controllerReference(cronJob)],
      },
      spec: structuredClone(jobTemplate.spec),
    });
    await this.events.record(cronJob, "Normal", "SuccessfulCreate", `Created job ${created.metadata.name}`);
    return asJob(created);
  }

  /** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#jobs-history-limits */
  private async deleteOld(cronJob: CronJob, jobs: readonly Job[]): Promise<void> {
    const { successfulJobsHistoryLimit = 3, failedJobsHistoryLimit = 1 } = cronJob.spec;
    for (const [end, limit] of [
      ["Complete", successfulJobsHistoryLimit],
      ["Failed", failedJobsHistoryLimit],
    ] as const) {
      const ended = jobs
        .filter((job) => finishedAs(job) === end)
        .sort((left, right) => finishedAtMs(left) - finishedAtMs(right));
      for (const job of ended.slice(0, Math.max(0, ended.length - limit))) await this.deleteJob(cronJob, job);
    }
  }

  private async deleteJob(cronJob: CronJob, job: Job): Promise<void> {
    await remove(this.context.api, "jobs.batch", job);
    await this.events.record(cronJob, "Normal", "SuccessfulDelete", `Deleted job ${job.metadata.name}`);
  }
}

function referenceTo(job: Job): Record<string, string> {
  const { name, namespace = "default", uid = "", resourceVersion = "" } = job.metadata;
  return { ...typeMeta(kinds.Job), name, namespace, uid, resourceVersion };
}
