import type { LabCheck } from "../checks/labCheck.ts";
import type { LabCluster } from "./labCluster.ts";
import { type LabClock, LabWatch } from "./labWatch.ts";

/** So long a step of a lab waits at most, in milliseconds. */
const longestMs = 120_000;

/** What a lab waits for did not come about in time. */
export class LabWaitError extends Error {
  override readonly name = "LabWaitError";
}

/**
 * Waits until some checks hold at once.
 * @throws {LabWaitError} after two minutes, or what the signal is aborted with
 */
export async function untilHolds(
  checks: readonly LabCheck[],
  cluster: Pick<LabCluster, "follow">,
  clock: LabClock,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const done = Promise.withResolvers<undefined>();
  const watch = new LabWatch(checks, cluster, clock);
  const stopTimer = clock.startTimer(() => done.reject(new LabWaitError()), longestMs);
  const abort = (): void => done.reject(signal.reason);
  signal.addEventListener("abort", abort);
  watch.onDidChange((holding) => {
    if (holding.every(Boolean)) done.resolve(undefined);
  });
  try {
    await done.promise;
  } finally {
    signal.removeEventListener("abort", abort);
    stopTimer();
    watch.dispose();
  }
}
