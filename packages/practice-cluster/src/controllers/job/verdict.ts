import type { Job } from "./job.ts";
import type { Tally } from "./podTally.ts";

/** The end of a Job, with its reason. */
export interface Verdict {
  readonly type: "Complete" | "Failed";
  readonly reason: string;
  readonly message: string;
}

/**
 * The verdict on a Job; undefined while it continues.
 * https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup
 */
export function verdictOf(job: Job, tally: Tally, restarts: number, nowMs: number): Verdict | undefined {
  const { completions, backoffLimit = 6, activeDeadlineSeconds, suspend, template } = job.spec;
  const inPlace = template.spec.restartPolicy === "OnFailure";
  if (tally.failed > backoffLimit || (inPlace && restarts > 0 && restarts >= backoffLimit))
    return {
      type: "Failed",
      reason: "BackoffLimitExceeded",
      message: "Job has reached the specified backoff limit",
    };
  const started = Date.parse(job.status?.startTime ?? "");
  if (
    suspend !== true &&
    activeDeadlineSeconds !== undefined &&
    nowMs - started >= activeDeadlineSeconds * 1_000
  )
    return {
      type: "Failed",
      reason: "DeadlineExceeded",
      message: "Job was active longer than specified deadline",
    };
  const enough =
    completions === undefined
      ? tally.succeeded > 0 && tally.active.length === 0
      : tally.succeeded >= completions;
  return enough
    ? { type: "Complete", reason: "CompletionsReached", message: "Reached expected number of succeeded pods" }
    : undefined;
}
