import { isReady, type Pod } from "../objects.ts";
import { isActive, isTerminal, type JobStatus } from "./job.ts";

/** The pod counts of a Job, and the function to call once they are stored. */
export interface Tally {
  readonly active: readonly Pod[];
  readonly ready: number;
  readonly terminating: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Number of existing pods that have just failed. */
  readonly justFailed: number;
  readonly commit: () => void;
}

/**
 * Counts each pod of a Job once, even if it is deleted before it was seen to finish. The real controller uses a
 * finalizer for that. https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
 */
export class PodTally {
  private counted = new Set<string>();
  private wereActive = new Set<string>();

  count(pods: readonly Pod[], status: JobStatus | undefined): Tally {
    const uidOf = (pod: Pod): string => pod.metadata.uid ?? "";
    const uncounted = pods.filter((pod) => isTerminal(pod) && !this.counted.has(uidOf(pod)));
    const present = new Set(pods.map(uidOf));
    const vanished = [...this.wereActive].filter((uid) => !present.has(uid) && !this.counted.has(uid)).length;
    const justFailed = uncounted.filter((pod) => pod.status?.phase === "Failed").length;
    const active = pods.filter(isActive);
    return {
      active,
      ready: active.filter(isReady).length,
      terminating: pods.filter((pod) => !isTerminal(pod) && pod.metadata.deletionTimestamp !== undefined)
        .length,
      succeeded: (status?.succeeded ?? 0) + uncounted.length - justFailed,
      failed: (status?.failed ?? 0) + justFailed + vanished,
      justFailed: justFailed + vanished,
      commit: () => {
        this.counted = new Set([
          ...[...this.counted].filter((uid) => present.has(uid)),
          ...uncounted.map(uidOf),
        ]);
        this.wereActive = new Set(pods.filter((pod) => !isTerminal(pod)).map(uidOf));
      },
    };
  }

  /** Excludes pods that the controller itself deletes from the failed ones. */
  forget(pods: readonly Pod[]): void {
    for (const pod of pods) {
      this.wereActive.delete(pod.metadata.uid ?? "");
      this.counted.add(pod.metadata.uid ?? "");
    }
  }
}
