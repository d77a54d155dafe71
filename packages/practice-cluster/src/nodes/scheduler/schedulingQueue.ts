import type { Pod } from "../../controllers/objects.ts";

/** A pod that fits nowhere waits this long before it is tried again, longer from time to time, as in Kubernetes. */
const firstBackoffMs = 1_000;
const longestBackoffMs = 10_000;

/** A pod without a node. */
export interface Waiting {
  pod: Pod;
  /** How often it fitted nowhere. */
  attempts: number;
  /** When it may be tried again, in milliseconds. */
  notBefore: number;
  /** What was last said of it. */
  message: string | undefined;
}

/**
 * The pods without a node, by uid: those that are to be tried, in the order in which they came; those that fitted
 * nowhere and wait for a change of the cluster; and those for which there was one, too soon after the last attempt.
 * (pkg/scheduler/backend/queue: activeQ, unschedulablePods, backoffQ)
 */
export class SchedulingQueue {
  readonly #active = new Map<string, Waiting>();
  readonly #unschedulable = new Map<string, Waiting>();
  readonly #backoff = new Map<string, Waiting>();

  /** Puts a pod in, or its newer version; what does not change where it fits is no reason to try it again. */
  put(pod: Pod, isChanged: (before: Pod) => boolean): void {
    const uid = pod.metadata.uid ?? "";
    const known = this.#active.get(uid) ?? this.#unschedulable.get(uid) ?? this.#backoff.get(uid);
    if (!known) {
      this.#active.set(uid, { pod, attempts: 0, notBefore: 0, message: undefined });
      return;
    }
    const changed = isChanged(known.pod);
    known.pod = pod;
    if (changed && this.#unschedulable.delete(uid)) this.#active.set(uid, known);
  }

  remove(uid: string): void {
    for (const queue of [this.#active, this.#unschedulable, this.#backoff]) queue.delete(uid);
  }

  /** The next pod that may be tried; it stays in until it is removed or fitted nowhere. */
  next(): Waiting | undefined {
    const [first] = this.#active.values();
    return first;
  }

  /** Lets those be tried whose time has come; answers when the next one's comes, in milliseconds. */
  flush(now: number): number | undefined {
    let soonest: number | undefined;
    for (const [uid, waiting] of this.#backoff) {
      const { notBefore } = waiting;
      if (notBefore > now) soonest = Math.min(soonest ?? notBefore, notBefore);
      else {
        this.#backoff.delete(uid);
        this.#active.set(uid, waiting);
      }
    }
    return soonest;
  }

  fitsNowhere(waiting: Waiting, now: number): void {
    const uid = waiting.pod.metadata.uid ?? "";
    if (!this.#active.delete(uid)) return;
    waiting.attempts += 1;
    waiting.notBefore = now + Math.min(longestBackoffMs, firstBackoffMs * 2 ** (waiting.attempts - 1));
    this.#unschedulable.set(uid, waiting);
  }

  /** The cluster has changed: what fitted nowhere may fit now. */
  reconsider(): void {
    for (const [uid, waiting] of this.#unschedulable) this.#backoff.set(uid, waiting);
    this.#unschedulable.clear();
  }
}
