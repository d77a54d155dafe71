/** Another unexpected end sooner than this means that a restart does not help, in milliseconds. */
const soonMs = 60_000;
/** The number of latest changes to set aside, by the number of unexpected ends in quick succession. */
const setAsideAfter = [0, 0, 1, 4, 16, Number.MAX_SAFE_INTEGER];
const most = setAsideAfter.length - 1;

/**
 * Counts unexpected ends of the practice cluster in quick succession. The latest changes are the likeliest cause, so
 * restarts leave out more and more of them, in the end all: no object can keep the cluster down.
 */
export class Deaths {
  private count = 0;
  private last = Number.NEGATIVE_INFINITY;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Records an unexpected end. */
  add(): void {
    const now = this.now();
    this.count = now - this.last < soonMs ? this.count + 1 : 1;
    this.last = now;
  }

  /** The number of most recently changed objects that the next start leaves out. */
  get toSetAside(): number {
    return setAsideAfter[Math.min(this.count, most)] ?? 0;
  }

  /** Whether even a restart without any stored objects did not help. */
  get isHopeless(): boolean {
    return this.count > most;
  }

  /** Whether it ended again soon after a restart. */
  get areRepeated(): boolean {
    return this.count > 1;
  }

  forget(): void {
    this.count = 0;
    this.last = Number.NEGATIVE_INFINITY;
  }

  /** Allows one more try, because the user asked for it. */
  tryAgain(): void {
    this.count = Math.min(this.count, most);
  }
}
