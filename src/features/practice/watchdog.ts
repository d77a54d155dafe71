import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";

const everyMs = 1_000;
/** A round later than this means that this side was delayed, by sleep or by load; it says nothing about the thread. */
const lateMs = 2 * everyMs;

export interface WatchdogOptions {
  /** Asks the thread to respond. */
  readonly ping: () => void;
  /** Called once, after this many rounds of a second without a response. */
  readonly onSilence: () => void;
  readonly rounds: number;
  readonly startTimer: StartTimer;
  /** Returns milliseconds on a monotonic clock. */
  readonly now: () => number;
}

/**
 * Detects a thread that no longer responds. Counts only rounds that are on time: a delay by sleep, or by a busy
 * extension host, says nothing about the thread.
 */
export class Watchdog implements Disposable {
  private readonly options: WatchdogOptions;
  private stopTimer: () => void = () => undefined;
  private lastRound: number;
  private missed = 0;
  private isWaiting = false;

  constructor(options: WatchdogOptions) {
    this.options = options;
    this.lastRound = options.now();
    this.wait();
  }

  /** Records a sign of life from the thread. */
  heard(): void {
    this.isWaiting = false;
    this.missed = 0;
  }

  dispose(): void {
    this.stopTimer();
  }

  private wait(): void {
    this.stopTimer = this.options.startTimer(() => this.look(), everyMs);
  }

  private look(): void {
    const now = this.options.now();
    const isLate = now - this.lastRound > lateMs;
    this.lastRound = now;
    if (isLate) this.missed = 0;
    else if (this.isWaiting && ++this.missed >= this.options.rounds) {
      this.options.onSilence();
      return;
    }
    if (!this.isWaiting) this.options.ping();
    this.isWaiting = true;
    this.wait();
  }
}
