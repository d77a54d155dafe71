/** One that ends by itself sooner than this after it did so before does not get better by being started anew. */
const soonMs = 60_000;
/** How many of the objects that changed last are set aside after so many ends, one soon after the other. */
const setAsideAfter = [0, 0, 1, 4, 16, Number.MAX_SAFE_INTEGER];
const most = setAsideAfter.length - 1;

/**
 * Counts how often the practice cluster ended by itself, one time soon after the other. What was changed last is the
 * likeliest reason, and so a part of it, in the end all, is not put back: no object can keep the cluster down.
 */
export class Deaths {
  private count = 0;
  private last = Number.NEGATIVE_INFINITY;
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** It ended by itself. */
  add(): void {
    const now = this.now();
    this.count = now - this.last < soonMs ? this.count + 1 : 1;
    this.last = now;
  }

  /** How many of the objects that changed last the next start shall set aside. */
  get toSetAside(): number {
    return setAsideAfter[Math.min(this.count, most)] ?? 0;
  }

  /** Whether starting it anew, and without what changed last, does not help either. */
  get isHopeless(): boolean {
    return this.count > most;
  }

  /** Whether it ended again soon. */
  get areRepeated(): boolean {
    return this.count > 1;
  }

  forget(): void {
    this.count = 0;
    this.last = Number.NEGATIVE_INFINITY;
  }

  /** Somebody tries it once more, who may know better. */
  tryAgain(): void {
    this.count = Math.min(this.count, most);
  }
}
