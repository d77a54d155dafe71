import type { ApiObject } from "../../objectApi.ts";
import type { JobSpec } from "../job/job.ts";
import type { CronSchedule } from "@kubernetes-workshop/kubernetes/resources/cronSchedule";
import { nextCronTime } from "@kubernetes-workshop/kubernetes/resources/nextCronTime";

export interface CronJobStatus {
  readonly active?: readonly Record<string, string>[];
  readonly lastScheduleTime?: string;
  readonly lastSuccessfulTime?: string;
}

export interface CronJob extends ApiObject {
  readonly spec: {
    readonly schedule: string;
    readonly timeZone?: string;
    readonly startingDeadlineSeconds?: number;
    readonly concurrencyPolicy?: string;
    readonly suspend?: boolean;
    readonly successfulJobsHistoryLimit?: number;
    readonly failedJobsHistoryLimit?: number;
    readonly jobTemplate: {
      readonly metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> };
      readonly spec: JobSpec;
    };
  };
  readonly status?: CronJobStatus;
}

export interface DueTime {
  /** The latest due time without a Job. */
  readonly due: number | undefined;
  /** Estimated number of times since the last one with a Job. */
  readonly missed: number;
  /** The start of the time span that counts. */
  readonly earliest: number;
}

/**
 * The time for which a CronJob needs a Job now. The number of missed times is estimated from the first two, because
 * there can be very many. (pkg/controller/cronjob/utils.go `mostRecentScheduleTime`)
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation
 */
export function dueTime(
  cronJob: CronJob,
  schedule: CronSchedule,
  nowMs: number,
  followsDeadline = true,
): DueTime {
  const { startingDeadlineSeconds, timeZone } = cronJob.spec;
  const created = Date.parse(cronJob.metadata.creationTimestamp ?? "");
  const last = cronJob.status?.lastScheduleTime;
  let earliest = last === undefined ? created : Date.parse(last);
  if (followsDeadline && startingDeadlineSeconds !== undefined)
    earliest = Math.max(earliest, nowMs - startingDeadlineSeconds * 1_000);
  const next = (afterMs: number): number | undefined => nextCronTime(schedule, afterMs, timeZone);
  const first = next(earliest);
  if (first === undefined || nowMs < first) return { due: undefined, missed: 0, earliest };
  const second = next(first);
  if (second === undefined || nowMs < second) return { due: first, missed: 1, earliest };
  const between = second - first;
  const missed = Math.floor((nowMs - first) / between) + 1;
  let due: number | undefined;
  let time = next(first + (missed - 2) * between);
  for (; time !== undefined && time <= nowMs; time = next(time)) due = time;
  return { due, missed, earliest };
}

/** Milliseconds until the next sync; undefined if the schedule is never due. */
export function untilNextTime(cronJob: CronJob, schedule: CronSchedule, nowMs: number): number | undefined {
  const { due, missed, earliest } = dueTime(cronJob, schedule, nowMs, false);
  const next = nextCronTime(schedule, due ?? (missed === 0 ? earliest : nowMs), cronJob.spec.timeZone);
  return next === undefined ? undefined : Math.max(0, next - nowMs);
}

/** The name of the Job for a time; it depends on the time, which prevents a second Job for the same time. */
export function jobName(cronJob: CronJob, timeMs: number): string {
  return `${cronJob.metadata.name}-${Math.floor(timeMs / 60_000)}`;
}

/** See `asPod`. */
export function asCronJob(object: ApiObject): CronJob {
  return object as CronJob;
}
