/** The part of webernetes' clock that controllers use. Tests can step it. */
export interface ControllerClock {
  nowMs(): number;
  setTimeout(callback: () => void, delayMs: number): number;
  clearTimeout(handle: number): void;
}

export interface WorkQueueOptions {
  readonly clock: ControllerClock;
  /** Reconciles the object with the given key. Returns the delay until the next sync in milliseconds, if any. */
  readonly sync: (key: string) => Promise<number | undefined>;
  readonly onError: (key: string, error: unknown) => void;
  /** The number of keys to sync concurrently, never the same key twice. 1 by default. */
  readonly workers?: number;
  /** The minimum delay between two syncs of a key, in milliseconds. It must be finite. */
  readonly rest?: (key: string) => number;
}

const firstRetryMs = 20;
const longestRetryMs = 30_000;

/**
 * A queue of keys to sync, in order, without duplicates. Keys whose sync failed are retried with increasing delays.
 * https://pkg.go.dev/k8s.io/client-go/util/workqueue
 */
export class WorkQueue {
  private readonly options: WorkQueueOptions;
  private readonly keys = new Set<string>();
  private readonly timers = new Map<string, number>();
  private readonly failures = new Map<string, number>();
  private readonly running = new Set<Promise<void>>();
  /** The keys that are being synced. If one is added again, it waits until its sync has finished. */
  private readonly busy = new Set<string>();
  private stopped = false;

  constructor(options: WorkQueueOptions) {
    this.options = options;
  }

  add(key: string): void {
    if (this.stopped) return;
    this.keys.add(key);
    this.wake();
  }

  private wake(): void {
    if (this.running.size >= (this.options.workers ?? 1)) return;
    const worker: Promise<void> = this.run().finally(() => this.running.delete(worker));
    this.running.add(worker);
  }

  /**
   * Adds a key after a delay. A later call replaces an earlier one, because the latest sync knows best when it is due.
   */
  addAfter(key: string, delayMs: number): void {
    this.cancel(key);
    if (this.stopped) return;
    const fire = (): void => {
      this.timers.delete(key);
      this.add(key);
    };
    this.timers.set(key, this.options.clock.setTimeout(fire, delayMs));
  }

  /** Resolves when no sync is running and no key is due, apart from keys that rest. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  stop(): void {
    this.stopped = true;
    this.keys.clear();
    for (const key of [...this.timers.keys()]) this.cancel(key);
  }

  private cancel(key: string): void {
    const timer = this.timers.get(key);
    if (timer !== undefined) this.options.clock.clearTimeout(timer);
    this.timers.delete(key);
  }

  private async run(): Promise<void> {
    // Lets a group of events arrive before the first key is synced.
    await Promise.resolve();
    for (let key = this.next(); key !== undefined; key = this.next()) {
      this.keys.delete(key);
      this.busy.add(key);
      await this.syncOne(key);
      const rest = this.options.rest?.(key) ?? 0;
      if (rest > 0) this.letRest(key, rest);
      else this.busy.delete(key);
    }
  }

  private letRest(key: string, ms: number): void {
    this.options.clock.setTimeout(() => {
      this.busy.delete(key);
      if (this.keys.has(key)) this.wake();
    }, ms);
  }

  private next(): string | undefined {
    for (const key of this.keys) if (!this.busy.has(key)) return key;
    return undefined;
  }

  private async syncOne(key: string): Promise<void> {
    try {
      const again = await this.options.sync(key);
      this.failures.delete(key);
      if (again === undefined) this.cancel(key);
      else this.addAfter(key, again);
    } catch (error) {
      const failures = this.failures.get(key) ?? 0;
      this.failures.set(key, failures + 1);
      this.options.onError(key, error);
      this.addAfter(key, Math.min(longestRetryMs, firstRetryMs * 2 ** failures));
    }
  }
}
