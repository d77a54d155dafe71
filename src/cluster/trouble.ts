import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";

/** How long a list may be without a working watch before it counts as out of date, in milliseconds. */
const graceMs = 5000;

/** Receives the error that lasts, and undefined when it is over. */
type Tell = (error: Error | undefined) => void;

/**
 * Reports trouble that lasts. Servers end watches, restart, and are busy for a moment; what is over within
 * {@link graceMs} is not worth a word.
 */
export class Trouble {
  private readonly tell: Tell;
  private readonly startTimer: StartTimer;
  private error: Error | undefined;
  private startedAt: number | undefined;
  private isTold = false;
  private stopTimer: (() => void) | undefined;

  constructor(tell: Tell, startTimer: StartTimer = startNodeTimer) {
    this.tell = tell;
    this.startTimer = startTimer;
  }

  /** When it started, in milliseconds since 1970; undefined if there is none, reported or not. */
  get since(): number | undefined {
    return this.startedAt;
  }

  /**
   * Notes an error.
   *
   * @param isCertain reports it at once, because it does not pass by itself
   */
  has(error: Error, isCertain: boolean): void {
    this.error = error;
    this.startedAt ??= Date.now();
    if (isCertain || this.isTold) this.report();
    else this.stopTimer ??= this.startTimer(() => this.report(), graceMs);
  }

  /** Notes that everything works again. */
  isOver(): void {
    const wasTold = this.isTold;
    this.forget();
    if (wasTold) this.tell(undefined);
  }

  /** Ends it without a word. */
  forget(): void {
    this.stopTimer?.();
    this.stopTimer = undefined;
    this.startedAt = undefined;
    this.isTold = false;
  }

  private report(): void {
    this.stopTimer?.();
    this.isTold = true;
    this.tell(this.error);
  }
}
