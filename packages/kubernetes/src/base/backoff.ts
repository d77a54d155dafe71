/** How long to wait before another try. */
export interface BackoffOptions {
  /** First delay in milliseconds. */
  readonly initialMs: number;
  /** No delay is longer, in milliseconds. */
  readonly maxMs: number;
  /** A number in [0, 1), for the jitter. */
  readonly random?: () => number;
}

/** Delays that double from try to try, each up to a half longer by chance so that clients do not come in step. */
export class Backoff {
  private tries = 0;
  private readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
  }

  next(): number {
    const { initialMs, maxMs, random = Math.random } = this.options;
    const delay = Math.min(maxMs, initialMs * 2 ** this.tries++);
    return delay * (1 + random() / 2);
  }

  reset(): void {
    this.tries = 0;
  }
}
