/** How long to wait between attempts. */
export interface BackoffOptions {
  /** The first delay before jitter, in milliseconds. */
  readonly initialMs: number;
  /** The longest delay before jitter, in milliseconds. */
  readonly maxMs: number;
  /** Returns a number in [0, 1) for the jitter. */
  readonly random?: () => number;
}

/**
 * Delays that double with each attempt. Random jitter adds up to half of each delay, also of the longest one, to keep
 * clients from retrying in lockstep. https://pkg.go.dev/k8s.io/apimachinery/pkg/util/wait#Backoff
 */
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
