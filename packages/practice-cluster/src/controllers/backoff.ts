import type { ControllerClock } from "./workQueue.ts";

const firstMs = 1_000;
const longestMs = 30_000;

/** Tracks increasing retry delays by id. */
export class Backoff {
  private readonly clock: Pick<ControllerClock, "nowMs">;
  private readonly failed = new Map<string, { readonly times: number; readonly until: number }>();

  constructor(clock: Pick<ControllerClock, "nowMs">) {
    this.clock = clock;
  }

  fail(id: string): void {
    const times = (this.failed.get(id)?.times ?? 0) + 1;
    const until = this.clock.nowMs() + Math.min(longestMs, firstMs * 2 ** (times - 1));
    this.failed.set(id, { times, until });
  }

  succeed(id: string): void {
    this.failed.delete(id);
  }

  /** The remaining delay in milliseconds; undefined if a retry is allowed now. */
  left(id: string): number | undefined {
    const left = (this.failed.get(id)?.until ?? 0) - this.clock.nowMs();
    return left > 0 ? left : undefined;
  }
}
