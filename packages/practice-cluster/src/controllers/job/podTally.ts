import { isReady, type Pod } from "../objects.ts";
import { isActive, isTerminal, type JobStatus } from "./job.ts";

/** The counts of a Job, and what to remember once they are stored. */
export interface Tally {
  readonly active: readonly Pod[];
  readonly ready: number;
  readonly terminating: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Pods that have just failed, of those that still exist. */
  readonly justFailed: number;
  readonly commit: () => void;
}

/**
 * Counts the pods of a Job so that each counts once, also when it is deleted meanwhile; the real controller keeps
 * finished pods by a finalizer for that. https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-tracking-with-finalizers
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

  /** Pods that the controller itself deletes, when a Job is suspended, do not count as failed. */
  forget(pods: readonly Pod[]): void {
    for (const pod of pods) {
      this.wereActive.delete(pod.metadata.uid ?? "");
      this.counted.add(pod.metadata.uid ?? "");
    }
  }
}
