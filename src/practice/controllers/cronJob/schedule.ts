import { ownField } from "../../../base/ownField.ts";

/** A cron schedule: the minutes, hours, days and months at which it fires. */
export interface Schedule {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly daysOfWeek: ReadonlySet<number>;
  /** Whether a day has to match both fields: when one of them is `*`; otherwise either is enough. */
  readonly bothDays: boolean;
}

const macros: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};
const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Parses a schedule; undefined where it is none. https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export function parseSchedule(text: string): Schedule | undefined {
  const fields = (ownField(macros, text.trim()) ?? text).trim().split(/\s+/);
  const [minute = "", hour = "", dayOfMonth = "", month = "", dayOfWeek = ""] = fields;
  if (fields.length !== 5) return undefined;
  const minutes = parseField(minute, 0, 59);
  const hours = parseField(hour, 0, 23);
  const daysOfMonth = parseField(dayOfMonth, 1, 31);
  const months = parseField(month, 1, 12, monthNames, 1);
  const days = parseField(dayOfWeek, 0, 7, dayNames);
  if (!minutes || !hours || !daysOfMonth || !months || !days) return undefined;
  const daysOfWeek = new Set([...days].map((day) => day % 7));
  const bothDays = /^[*?]/.test(dayOfMonth) || /^[*?]/.test(dayOfWeek);
  return { minutes, hours, daysOfMonth, months, daysOfWeek, bothDays };
}

function parseField(
  field: string,
  lowest: number,
  highest: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const valueOf = (text: string): number => {
    const name = names.indexOf(text.toLowerCase());
    if (name >= 0) return name + firstName;
    return /^\d+$/.test(text) ? Number(text) : Number.NaN;
  };
  const values = new Set<number>();
  for (const part of field.split(",")) {
    const [range = "", step = "1", ...more] = part.split("/");
    const [from = "", to, ...rest] = range.split("-");
    const any = range === "*" || range === "?";
    const start = any ? lowest : valueOf(from);
    const end = any || (to === undefined && part.includes("/")) ? highest : valueOf(to ?? from);
    const by = /^\d+$/.test(step) ? Number(step) : 0;
    if (more.length + rest.length > 0 || by < 1 || !(start >= lowest && end <= highest && start <= end))
      return undefined;
    for (let value = start; value <= end; value += by) values.add(value);
  }
  return values;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
const longestSearchDays = 366 * 5;

/** The first time after the given one at which a schedule fires, in the time zone; undefined where it never does. */
export function nextTime(schedule: Schedule, afterMs: number, timeZone = "UTC"): number | undefined {
  const offset = (ms: number): number => (timeZone === "UTC" ? 0 : zoneOffsetMs(ms, timeZone));
  // Wall clock time is handled as if it were UTC, and moved by the offset of its zone at the end.
  let wall = Math.floor((afterMs + offset(afterMs)) / minuteMs) * minuteMs + minuteMs;
  for (let days = 0; days < longestSearchDays; days++) {
    const date = new Date(wall);
    if (matchesDay(schedule, date)) {
      const startOfDay = Math.floor(wall / dayMs) * dayMs;
      for (; wall < startOfDay + dayMs; wall += minuteMs) {
        const time = new Date(wall);
        if (schedule.hours.has(time.getUTCHours()) && schedule.minutes.has(time.getUTCMinutes())) {
          const utc = wall - offset(wall - offset(wall));
          if (utc > afterMs) return utc;
        }
      }
    } else wall = (Math.floor(wall / dayMs) + 1) * dayMs;
  }
  return undefined;
}

function matchesDay(schedule: Schedule, date: Date): boolean {
  if (!schedule.months.has(date.getUTCMonth() + 1)) return false;
  const ofMonth = schedule.daysOfMonth.has(date.getUTCDate());
  const ofWeek = schedule.daysOfWeek.has(date.getUTCDay());
  return schedule.bothDays ? ofMonth && ofWeek : ofMonth || ofWeek;
}

/** How far the wall clock of a zone is ahead of UTC. */
function zoneOffsetMs(ms: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(ms);
  const part = (type: string): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return wall - Math.floor(ms / 1000) * 1000;
}
