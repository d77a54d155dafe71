import type { Pod } from "../../controllers/objects.ts";

/** The initial back-off of a pod that fits nowhere, in milliseconds. It grows with each attempt, as in Kubernetes. */
const firstBackoffMs = 1_000;
const longestBackoffMs = 10_000;

/** A pod that waits for a node. */
export interface Waiting {
  pod: Pod;
  /** The number of failed attempts. */
  attempts: number;
  /** The earliest time of the next attempt, in milliseconds. */
  notBefore: number;
  /** The last message reported about the pod. */
  message: string | undefined;
}

/**
 * The pods without a node, by uid, in three queues: pods to try, in order of arrival; pods that fit nowhere and wait
 * for a change of the cluster; and pods for which there was such a change, but that are still backing off.
 * (pkg/scheduler/backend/queue: activeQ, unschedulablePods, backoffQ)
 */
export class SchedulingQueue {
  readonly #active = new Map<string, Waiting>();
  readonly #unschedulable = new Map<string, Waiting>();
  readonly #backoff = new Map<string, Waiting>();

  /** Adds or updates a pod. An update that does not affect where it fits does not trigger another attempt. */
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

  /** The next pod to try. It stays at the front until it is removed or fits nowhere. */
  next(): Waiting | undefined {
    const [first] = this.#active.values();
    return first;
  }

  /** Moves pods whose back-off is over to the active queue. Returns when the next back-off ends, in milliseconds. */
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

  /** Retries pods that fit nowhere, after a change of the cluster. */
  reconsider(): void {
    for (const [uid, waiting] of this.#unschedulable) this.#backoff.set(uid, waiting);
    this.#unschedulable.clear();
  }
}
