import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";

const everyMs = 1_000;
/** A round that is later than this says that this side was held up, by sleep or by work: nothing of the other. */
const lateMs = 2 * everyMs;

export interface WatchdogOptions {
  /** Asks for a sign of life. */
  readonly ping: () => void;
  /** There was none, for so many rounds of a second. Told once. */
  readonly onSilence: () => void;
  readonly rounds: number;
  readonly startTimer: StartTimer;
  /** Milliseconds from any point in time on. */
  readonly now: () => number;
}

/**
 * Tells of a thread that answers no more. It counts only rounds that come on time: a machine that slept, or a host that
 * was busy itself, says nothing about the thread.
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

  /** The thread has given a sign of life, of whatever kind. */
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
