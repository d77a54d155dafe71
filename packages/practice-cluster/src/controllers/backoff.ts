import type { ControllerClock } from "./workQueue.ts";

const firstMs = 1_000;
const longestMs = 30_000;

/** For how long nothing more is tried for somebody for whom it failed: longer from time to time. */
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

  /** Milliseconds until it may be tried again; undefined where it may be tried now. */
  left(id: string): number | undefined {
    const left = (this.failed.get(id)?.until ?? 0) - this.clock.nowMs();
    return left > 0 ? left : undefined;
  }
}
