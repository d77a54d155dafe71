import type { Clock } from "@ngrok/webernetes";
import { timerDelay } from "../../base/timerDelay.ts";

/**
 * Keeps the delays of the simulation within what a timer can wait for: a grace period, a schedule or a `sleep` may be
 * of any length, and what Node takes for one millisecond would come again and again.
 */
export function repairClock(clock: Clock): void {
  const setTimeout = clock.setTimeout.bind(clock);
  const setInterval = clock.setInterval.bind(clock);
  clock.setTimeout = (callback, delayMs) => setTimeout(callback, timerDelay(delayMs));
  clock.setInterval = (callback, intervalMs) => setInterval(callback, Math.max(1, timerDelay(intervalMs)));
}
