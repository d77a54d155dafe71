import type { Clock } from "@ngrok/webernetes";
import { steadyTime } from "@kubernetes-workshop/kubernetes/base/steadyTime";
import { timerDelay } from "@kubernetes-workshop/kubernetes/base/timerDelay";

/**
 * Keeps the time of the simulation from going back where the machine's clock is set back: queues that wait for a time,
 * and controllers that wait for a deadline, would stop for as long.
 *
 * @param notBefore the time does not begin before this, in milliseconds since 1970
 */
export function keepSteady(clock: Clock, notBefore?: number): void {
  const steady = steadyTime(notBefore);
  const nowMs = clock.nowMs.bind(clock);
  let behind = 0;
  clock.nowMs = () => {
    const now = steady() - Date.now();
    // Where the clock of webernetes begins to count from the machine's; one that stands still does not.
    const began: unknown = Reflect.get(clock, "wallStartedAtMs");
    if (now !== behind && typeof began === "number" && !clock.isPaused())
      Reflect.set(clock, "wallStartedAtMs", began - (now - behind));
    behind = now;
    return nowMs();
  };
}

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
