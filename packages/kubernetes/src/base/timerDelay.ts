/** The longest that Node's timers can wait, about 25 days; a longer delay they take for one millisecond. */
export const longestTimerMs = 2 ** 31 - 1;

/**
 * A delay that a timer can wait for, in milliseconds. What is too long, or no number at all, becomes the longest: a
 * timer that fires too soon again and again would take the thread.
 */
export function timerDelay(ms: number): number {
  return Number.isNaN(ms) ? longestTimerMs : Math.min(Math.max(0, ms), longestTimerMs);
}
