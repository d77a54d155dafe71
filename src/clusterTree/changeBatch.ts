import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";

/**
 * Collects changed elements and delivers them together, the first at once and the next no sooner than `intervalMs`
 * later: a rollout of a thousand pods redraws the tree ten times a second, not a thousand times.
 */
export class ChangeBatch<T> implements Disposable {
  private changed = new Set<T>();
  private ended = false;
  private stopTimer: (() => void) | undefined;
  private readonly flush: (changed: ReadonlySet<T>) => void;
  private readonly intervalMs: number;
  private readonly startTimer: StartTimer;

  constructor(flush: (changed: ReadonlySet<T>) => void, intervalMs: number, startTimer: StartTimer) {
    this.flush = flush;
    this.intervalMs = intervalMs;
    this.startTimer = startTimer;
  }

  add(element: T): void {
    if (this.ended) return;
    this.changed.add(element);
    if (!this.stopTimer) this.send();
  }

  dispose(): void {
    this.stopTimer?.();
    this.changed.clear();
    this.ended = true;
  }

  private send(): void {
    const changed = this.changed;
    this.changed = new Set();
    this.stopTimer = this.startTimer(() => {
      this.stopTimer = undefined;
      if (this.changed.size > 0) this.send();
    }, this.intervalMs);
    this.flush(changed);
  }
}
