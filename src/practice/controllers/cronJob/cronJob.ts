import type { ApiObject } from "../../objectApi.ts";
import type { JobSpec } from "../job/job.ts";
import { nextTime, type Schedule } from "./schedule.ts";

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
  /** The latest time that has come and was not used yet. */
  readonly due: number | undefined;
  readonly missed: number;
}

const tooManyMissed = 100;

/** The time for which a CronJob should have a Job by now. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation */
export function dueTime(cronJob: CronJob, schedule: Schedule, nowMs: number): DueTime {
  const { startingDeadlineSeconds, timeZone } = cronJob.spec;
  const created = Date.parse(cronJob.metadata.creationTimestamp ?? "");
  const last = cronJob.status?.lastScheduleTime;
  let earliest = last === undefined ? created : Date.parse(last);
  if (startingDeadlineSeconds !== undefined)
    earliest = Math.max(earliest, nowMs - startingDeadlineSeconds * 1_000);
  let due: number | undefined;
  let missed = 0;
  for (let time = nextTime(schedule, earliest, timeZone); time !== undefined && time <= nowMs;) {
    due = time;
    missed += 1;
    if (missed > tooManyMissed) return { due: latestTime(schedule, nowMs, timeZone) ?? time, missed };
    time = nextTime(schedule, time, timeZone);
  }
  return { due, missed };
}

/** The latest time before now, looked for in longer and longer spans. */
function latestTime(schedule: Schedule, nowMs: number, timeZone: string | undefined): number | undefined {
  for (const days of [1 / 24, 1, 31, 366]) {
    let latest: number | undefined;
    let time = nextTime(schedule, nowMs - days * 86_400_000, timeZone);
    for (; time !== undefined && time <= nowMs; time = nextTime(schedule, time, timeZone)) latest = time;
    if (latest !== undefined) return latest;
  }
  return undefined;
}

/** The name of the Job for a time, so that it cannot be created twice. */
export function jobName(cronJob: CronJob, timeMs: number): string {
  return `${cronJob.metadata.name}-${Math.floor(timeMs / 60_000)}`;
}

/** See `asPod`. */
export function asCronJob(object: ApiObject): CronJob {
  return object as CronJob;
}
