import { setTimeout as wait } from "node:timers/promises";

/** Waits so many milliseconds; rejects when the signal is aborted. */
export async function abortableDelay(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal });
}
