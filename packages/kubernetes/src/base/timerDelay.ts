/** The longest delay of a Node timer, about 25 days. Node treats a longer delay as one millisecond. */
export const longestTimerMs = 2 ** 31 - 1;

/**
 * Limits a delay in milliseconds to what a timer supports. A delay that is too long or not a number becomes the
 * longest one, because a timer that keeps firing too early would block the thread.
 */
export function timerDelay(ms: number): number {
  return Number.isNaN(ms) ? longestTimerMs : Math.min(Math.max(0, ms), longestTimerMs);
}
