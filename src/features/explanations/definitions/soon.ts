import { startNodeTimer, type StartTimer } from "@kubernetes-workshop/kubernetes/base/startTimer";

/**
 * Waits for something, but not for long; returns undefined if it takes longer.
 *
 * @param longestMs the longest time to wait, in milliseconds
 */
export async function soon<T>(
  promise: Promise<T>,
  longestMs: number,
  startTimer: StartTimer = startNodeTimer,
): Promise<T | undefined> {
  let stop: (() => void) | undefined;
  const late = new Promise<undefined>((resolve) => {
    stop = startTimer(() => resolve(undefined), longestMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    stop?.();
  }
}
