import type { CronFields, CronSchedule } from "./cronSchedule.ts";
import { zoneOffsetMs } from "./timeZone.ts";

const minuteMs = 60_000;
const hourMs = 3_600_000;
const dayMs = 86_400_000;
const yearsAhead = 5;

/**
 * Returns the next time that a schedule is due, or undefined if there is none within five years. Follows the steps of
 * robfig/cron (`SpecSchedule.Next`), so days of 23 and 25 hours give the same results.
 *
 * @param afterMs Unix time in milliseconds
 * @param timeZone used if the schedule names none
 */
export function nextCronTime(schedule: CronSchedule, afterMs: number, timeZone = "UTC"): number | undefined {
  const start = Math.floor(afterMs / 1000) * 1000;
  if (schedule.everyMs !== undefined) return start + schedule.everyMs;
  const clock = new WallClock(schedule.timeZone ?? timeZone, start + 1000);
  const lastYear = clock.date.getUTCFullYear() + yearsAhead;
  while (clock.date.getUTCFullYear() <= lastYear) if (isFound(clock, schedule)) return clock.ms;
  return undefined;
}

/** Advances to the next match, or to a point where the search restarts with the month. */
function isFound(clock: WallClock, schedule: CronFields): boolean {
  while (!schedule.months.has(clock.date.getUTCMonth() + 1)) {
    clock.startAtWall((date) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth()));
    const { date } = clock;
    clock.setWall(date.setUTCMonth(date.getUTCMonth() + 1));
    if (clock.date.getUTCMonth() === 0) return false;
  }
  while (!matchesDay(schedule, clock.date)) {
    clock.startAtWall((date) => date.getTime() - (date.getTime() % dayMs));
    clock.setWall(clock.wallMs + dayMs);
    // If the clocks skip midnight, the day begins at one, or the time is still the evening before.
    const hour = clock.date.getUTCHours();
    if (hour !== 0) clock.add((hour > 12 ? 24 - hour : -hour) * hourMs);
    if (clock.date.getUTCDate() === 1) return false;
  }
  while (!schedule.hours.has(clock.date.getUTCHours())) {
    clock.startAtWall((date) => date.getTime() - (date.getTime() % hourMs));
    clock.add(hourMs);
    if (clock.date.getUTCHours() === 0) return false;
  }
  while (!schedule.minutes.has(clock.date.getUTCMinutes())) {
    clock.startOf(minuteMs);
    clock.add(minuteMs);
    if (clock.date.getUTCMinutes() === 0) return false;
  }
  const seconds = clock.date.getUTCSeconds();
  if (seconds === 0) return true;
  clock.startOf(1000);
  clock.add((60 - seconds) * 1000);
  return false;
}

function matchesDay(schedule: CronFields, date: Date): boolean {
  const ofMonth = schedule.daysOfMonth.has(date.getUTCDate());
  const ofWeek = schedule.daysOfWeek.has(date.getUTCDay());
  return schedule.bothDays ? ofMonth && ofWeek : ofMonth || ofWeek;
}

/** A time, and the wall clock time of a zone, held in the UTC parts of a date. */
class WallClock {
  ms: number;
  readonly #zone: string;
  #isAtStart = false;

  constructor(zone: string, ms: number) {
    this.#zone = zone;
    this.ms = ms;
  }

  get wallMs(): number {
    return this.ms + zoneOffsetMs(this.ms, this.#zone);
  }

  get date(): Date {
    return new Date(this.wallMs);
  }

  /** Moves back to the start of a month, day or hour, only before the first step. */
  startAtWall(start: (date: Date) => number): void {
    if (!this.#isAtStart) this.setWall(start(this.date));
    this.#isAtStart = true;
  }

  /** The same for what is the same everywhere, so that of two times that the clocks show it stays at the later one. */
  startOf(unitMs: number): void {
    if (!this.#isAtStart) this.ms -= this.ms % unitMs;
    this.#isAtStart = true;
  }

  add(ms: number): void {
    this.ms += ms;
  }

  /** Sets the wall clock time; a skipped or repeated time resolves as in Go's `time.Date`. */
  setWall(wallMs: number): void {
    const guess = wallMs - zoneOffsetMs(wallMs, this.#zone);
    this.ms = wallMs - zoneOffsetMs(guess, this.#zone);
  }
}
