import type { Clock } from "@ngrok/webernetes";
import { steadyTime } from "@kubernetes-workshop/kubernetes/base/steadyTime";
import { timerDelay } from "@kubernetes-workshop/kubernetes/base/timerDelay";

/**
 * Keeps the simulation's time from going back when the machine's clock is set back. Otherwise queues and controllers
 * that wait for a point in time would stall.
 *
 * @param notBefore the earliest start time, in milliseconds since 1970
 */
export function keepSteady(clock: Clock, notBefore?: number): void {
  const steady = steadyTime(notBefore);
  const nowMs = clock.nowMs.bind(clock);
  let behind = 0;
  clock.nowMs = () => {
    const now = steady() - Date.now();
    // The machine's time from which webernetes' clock counts.
    const began: unknown = Reflect.get(clock, "wallStartedAtMs");
    if (now !== behind && typeof began === "number" && !clock.isPaused())
      Reflect.set(clock, "wallStartedAtMs", began - (now - behind));
    behind = now;
    return nowMs();
  };
}

/**
 * Limits delays to the maximum of Node's timers. Grace periods, schedules and `sleep` can be longer, and Node would
 * fire such timers after one millisecond, again and again.
 */
export function repairClock(clock: Clock): void {
  const setTimeout = clock.setTimeout.bind(clock);
  const setInterval = clock.setInterval.bind(clock);
  clock.setTimeout = (callback, delayMs) => setTimeout(callback, timerDelay(delayMs));
  clock.setInterval = (callback, intervalMs) => setInterval(callback, Math.max(1, timerDelay(intervalMs)));
}
