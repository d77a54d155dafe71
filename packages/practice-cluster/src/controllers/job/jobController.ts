import { isDeepStrictEqual } from "node:util";
import { type Controller, type ControllerContext, find, remove } from "../controller.ts";
import { EventRecorder } from "../events.ts";
import { controllerKey, hasCondition, isDeleted, keyOf, type Pod, timestamp } from "../objects.ts";
import { burst, PodControl } from "../podControl.ts";
import { without } from "../../without.ts";
import { completedIndexes, formatRanges, indexAnnotation, missingIndexes, withIndex } from "./indexes.ts";
import {
  asJob,
  finishedAs,
  finishedAtMs,
  type Job,
  type JobStatus,
  restartsOf,
  withCondition,
} from "./job.ts";
import { PodTally, type Tally } from "./podTally.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

/** The delay before a failed pod is replaced; it doubles with each failure. */
const firstBackoffMs = 10_000;
const longestBackoffMs = 600_000;

/** Runs pods to completion. https://kubernetes.io/docs/concepts/workloads/controllers/job/ (pkg/controller/job) */
export function jobController(context: ControllerContext): Controller {
  const controller = new JobSync(context);
  return {
    name: "job-controller",
    watched: [
      { resource: "jobs.batch", keysOf: (job) => [keyOf(job)] },
      { resource: "pods", keysOf: (pod) => [controllerKey(pod, "Job") ?? []].flat() },
    ],
    sync: (key) => controller.sync(key),
    rest: (key) => controller.pods.restMs(key),
  };
}

class JobSync {
  private readonly context: ControllerContext;
  private readonly events: EventRecorder;
  readonly pods: PodControl;
  private readonly tallies = new Map<string, PodTally>();
  /** The time until which no failed pod is replaced, by the Job's uid. */
  private readonly backoffUntil = new Map<string, number>();

  constructor(context: ControllerContext) {
    this.context = context;
    this.events = new EventRecorder(context.api, context.clock, "job-controller");
    this.pods = new PodControl(context, this.events);
  }

  async sync(key: string): Promise<number | undefined> {
    const { api, clock } = this.context;
    const found = await find(api, "jobs.batch", key);
    if (!found || isDeleted(found)) return undefined;
    const job = asJob(found);
    const uid = job.metadata.uid ?? "";
    if (finishedAs(job)) {
      this.tallies.delete(uid);
      this.backoffUntil.delete(uid);
      return await this.deleteAfterTtl(job);
    }
    const pods = await this.pods.ofOwner(job);
    const memory = this.tallies.get(uid) ?? new PodTally();
    this.tallies.set(uid, memory);
    const tally = memory.count(pods, job.status);
    if (tally.justFailed > 0) {
      const delay = Math.min(longestBackoffMs, firstBackoffMs * 2 ** (tally.failed - 1));
      this.backoffUntil.set(uid, clock.nowMs() + delay);
    }
    const now = clock.nowMs();
    const verdict = verdictOf(job, tally, restartsOf(pods), now);
    if (verdict) {
      for (const pod of tally.active) await this.pods.delete(job, pod);
      await this.store(job, { ...this.countsOf(job, pods, { ...tally, active: [], ready: 0 }) }, verdict);
      tally.commit();
      return await this.deleteAfterTtl(job);
    }
    if (job.spec.suspend === true) {
      for (const pod of tally.active) await this.pods.delete(job, pod);
      memory.forget(tally.active);
      await this.storeSuspension(job, this.countsOf(job, pods, { ...tally, active: [], ready: 0 }), true);
      tally.commit();
      return undefined;
    }
    const created = await this.adjust(job, pods, tally, now);
    const counts = this.countsOf(job, pods, tally, created);
    await this.storeSuspension(job, { ...counts, startTime: job.status?.startTime ?? timestamp(now) }, false);
    tally.commit();
    return this.nextLook(job, now);
  }

  /** Creates missing pods or deletes surplus ones. Returns the change in their number. */
  private async adjust(job: Job, pods: readonly Pod[], tally: Tally, now: number): Promise<number> {
    const { completions, parallelism = 1, completionMode, template } = job.spec;
    const active = tally.active.length;
    const left =
      completions === undefined
        ? tally.succeeded > 0
          ? active
          : parallelism
        : completions - tally.succeeded;
    const wanted = Math.min(left, parallelism);
    const surplus = tally.active.slice(0, Math.max(0, active - wanted));
    for (const pod of surplus) await this.pods.delete(job, pod);
    this.tallies.get(job.metadata.uid ?? "")?.forget(surplus);
    if (surplus.length > 0) return -surplus.length;
    if (now < (this.backoffUntil.get(job.metadata.uid ?? "") ?? 0)) return 0;
    const missing = Math.min(burst, Math.max(0, wanted - active - tally.terminating));
    const labels = jobLabels(job);
    if (completionMode !== "Indexed")
      return (await this.pods.createAll(job, missing, () => ({ template, labels }))).succeeded;
    const done = completedIndexes(pods, job.status?.completedIndexes);
    const indexes = missingIndexes(pods, done, completions ?? 0, missing);
    const created = await this.pods.createAll(job, indexes.length, (each) => {
      const index = indexes[each] ?? 0;
      return {
        template: withIndex(template, index),
        labels: { ...labels, [indexAnnotation]: String(index) },
        annotations: { [indexAnnotation]: String(index) },
        generateName: `${job.metadata.name}-${index}-`,
      };
    });
    return created.succeeded;
  }

  private countsOf(job: Job, pods: readonly Pod[], tally: Tally, change = 0): JobStatus {
    const rest: JobStatus = without(job.status ?? {}, "active", "ready", "succeeded", "failed");
    const active = tally.active.length + change;
    const done =
      job.spec.completionMode === "Indexed" ? completedIndexes(pods, job.status?.completedIndexes) : [];
    return {
      ...rest,
      ...(active > 0 ? { active } : {}),
      ready: tally.ready,
      terminating: tally.terminating,
      ...(tally.succeeded > 0 ? { succeeded: tally.succeeded } : {}),
      ...(tally.failed > 0 ? { failed: tally.failed } : {}),
      ...(done.length > 0 ? { completedIndexes: formatRanges(done) } : {}),
    };
  }

  private async store(job: Job, counts: JobStatus, verdict: Verdict): Promise<void> {
    const now = timestamp(this.context.clock.nowMs());
    const { type, reason, message } = verdict;
    const early = type === "Complete" ? "SuccessCriteriaMet" : "FailureTarget";
    const first = withCondition(counts.conditions, { type: early, status: "True", reason, message }, now);
    const conditions = withCondition(first, { type, status: "True", reason, message }, now);
    const completion = type === "Complete" ? { completionTime: now } : {};
    await this.write(job, { startTime: now, ...counts, ...completion, conditions });
    if (type === "Complete") await this.events.record(job, "Normal", "Completed", "Job completed");
    else await this.events.record(job, "Warning", reason, message);
  }

  private async storeSuspension(job: Job, counts: JobStatus, suspended: boolean): Promise<void> {
    const was = hasCondition(counts.conditions, "Suspended");
    if (was === suspended) {
      await this.write(job, counts);
      return;
    }
    const unstarted: JobStatus = without(counts, "startTime");
    const condition = suspended
      ? ({ type: "Suspended", status: "True", reason: "JobSuspended", message: "Job suspended" } as const)
      : ({ type: "Suspended", status: "False", reason: "JobResumed", message: "Job resumed" } as const);
    const now = timestamp(this.context.clock.nowMs());
    const conditions = withCondition(counts.conditions, condition, now);
    await this.write(job, { ...unstarted, ...(suspended ? {} : { startTime: now }), conditions });
    await this.events.record(job, "Normal", suspended ? "Suspended" : "Resumed", condition.message);
  }

  private async write(job: Job, status: JobStatus): Promise<void> {
    if (!isDeepStrictEqual(status, job.status))
      await this.context.api.update("jobs.batch", { ...job, status }, "status");
  }

  private nextLook(job: Job, now: number): number | undefined {
    const times: number[] = [];
    const retry = this.pods.retryMs(job);
    if (retry !== undefined) times.push(retry);
    const until = this.backoffUntil.get(job.metadata.uid ?? "") ?? 0;
    if (until > now) times.push(until - now);
    const { activeDeadlineSeconds } = job.spec;
    if (activeDeadlineSeconds !== undefined) {
      const started = Date.parse(job.status?.startTime ?? timestamp(now));
      times.push(Math.max(0, started + activeDeadlineSeconds * 1_000 - now));
    }
    return times.length > 0 ? Math.min(...times) : undefined;
  }

  /** https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/ */
  private async deleteAfterTtl(job: Job): Promise<number | undefined> {
    const { ttlSecondsAfterFinished } = job.spec;
    if (ttlSecondsAfterFinished === undefined || !finishedAs(job)) return undefined;
    const left = finishedAtMs(job) + ttlSecondsAfterFinished * 1_000 - this.context.clock.nowMs();
    if (left > 0) return left;
    await remove(this.context.api, "jobs.batch", job);
    return undefined;
  }
}

function jobLabels(job: Job): Record<string, string> {
  const { name, uid = "" } = job.metadata;
  return {
    "batch.kubernetes.io/controller-uid": uid,
    "batch.kubernetes.io/job-name": name,
    "controller-uid": uid,
    "job-name": name,
  };
}
