import { goQuoted } from "./goQuoted.ts";
import { parseGoDuration } from "./goDuration.ts";
import { goFields, goTrim } from "./goSpace.ts";
import { isTimeZone } from "./timeZone.ts";

/** The schedule of a CronJob: fields of the wall clock, or an interval. */
export type CronSchedule = CronFields | CronInterval;

export interface CronFields {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly daysOfMonth: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  /** 0 is Sunday. */
  readonly daysOfWeek: ReadonlySet<number>;
  /** Whether a day must match both day fields, as when one is `*`; otherwise one match is enough. */
  readonly bothDays: boolean;
  /** The time zone in the schedule itself. */
  readonly timeZone: string | undefined;
  readonly everyMs?: never;
}

interface CronInterval {
  /** Whole seconds, in milliseconds. */
  readonly everyMs: number;
}

export type ParsedSchedule =
  | { readonly schedule: CronSchedule; readonly problem?: never }
  | { readonly schedule?: never; readonly problem: string };

interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const minute: Bounds = { low: 0, high: 59, names: [] };
const hour: Bounds = { low: 0, high: 23, names: [] };
const dayOfMonth: Bounds = { low: 1, high: 31, names: [] };
const month: Bounds = {
  low: 1,
  high: 12,
  names: "jan feb mar apr may jun jul aug sep oct nov dec".split(" "),
};
const dayOfWeek: Bounds = { low: 0, high: 6, names: "sun mon tue wed thu fri sat".split(" ") };

const descriptors: ReadonlyMap<string, string> = new Map([
  ["@yearly", "0 0 1 1 *"],
  ["@annually", "0 0 1 1 *"],
  ["@monthly", "0 0 1 * *"],
  ["@weekly", "0 0 * * 0"],
  ["@daily", "0 0 * * *"],
  ["@midnight", "0 0 * * *"],
  ["@hourly", "0 * * * *"],
]);
const every = "@every ";

/**
 * Parses a schedule as Kubernetes does (robfig/cron, `cron.ParseStandard`), with the same error messages.
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function parseCronSchedule(text: string): ParsedSchedule {
  try {
    return { schedule: parse(text) };
  } catch (thrown) {
    if (thrown instanceof ScheduleError) return { problem: thrown.message };
    throw thrown;
  }
}

class ScheduleError extends Error {}

function parse(text: string): CronSchedule {
  if (text === "") throw new ScheduleError("empty spec string");
  const { timeZone, rest } = withoutZone(text);
  if (rest.startsWith(every)) return interval(rest);
  const spec = rest.startsWith("@") ? descriptors.get(rest) : rest;
  if (spec === undefined) throw new ScheduleError(`unrecognized descriptor: ${rest}`);
  const fields = goFields(spec);
  if (fields.length !== 5)
    throw new ScheduleError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`);
  const [minutes = "", hours = "", days = "", months = "", weekdays = ""] = fields;
  const found = {
    minutes: valuesOf(minutes, minute).values,
    hours: valuesOf(hours, hour).values,
    daysOfMonth: valuesOf(days, dayOfMonth),
    months: valuesOf(months, month).values,
    daysOfWeek: valuesOf(weekdays, dayOfWeek),
  };
  return {
    ...found,
    daysOfMonth: found.daysOfMonth.values,
    daysOfWeek: found.daysOfWeek.values,
    bothDays: found.daysOfMonth.isAny || found.daysOfWeek.isAny,
    timeZone,
  };
}

function withoutZone(text: string): { readonly timeZone: string | undefined; readonly rest: string } {
  if (!/^(?:CRON_)?TZ=/.test(text)) return { timeZone: undefined, rest: text };
  const end = text.indexOf(" ");
  // The library goes wrong there, and Kubernetes says how.
  if (end < 0)
    throw new ScheduleError("invalid schedule format: runtime error: slice bounds out of range [:-1]");
  const timeZone = text.slice(text.indexOf("=") + 1, end);
  if (!isTimeZone(timeZone))
    throw new ScheduleError(`provided bad location ${timeZone}: unknown time zone ${timeZone}`);
  return { timeZone, rest: goTrim(text.slice(end)) };
}

function interval(text: string): CronInterval {
  const { ms, problem } = parseGoDuration(text.slice(every.length));
  if (problem !== undefined) throw new ScheduleError(`failed to parse duration ${text}: ${problem}`);
  return { everyMs: Math.max(1, Math.floor(ms / 1000)) * 1000 };
}

interface FieldValues {
  readonly values: Set<number>;
  /** Whether the field contains a `*` without a step. */
  readonly isAny: boolean;
}

function valuesOf(field: string, bounds: Bounds): FieldValues {
  const values = new Set<number>();
  let isAny = false;
  for (const part of field.split(",").filter((one) => one !== "")) {
    const range = rangeOf(part, bounds);
    isAny ||= range.isAny;
    for (let value = range.start; value <= range.end; value += range.step) values.add(value);
  }
  return { values, isAny };
}

function rangeOf(
  part: string,
  bounds: Bounds,
): { readonly start: number; readonly end: number; readonly step: number; readonly isAny: boolean } {
  const { low, high } = bounds;
  const [range = "", stepText, ...more] = part.split("/");
  const [from = "", to, ...rest] = range.split("-");
  const isStar = from === "*" || from === "?";
  const start = isStar ? low : valueOf(from, bounds);
  if (!isStar && rest.length > 0) throw new ScheduleError(`too many hyphens: ${part}`);
  let end = isStar ? high : to === undefined ? start : valueOf(to, bounds);
  if (more.length > 0) throw new ScheduleError(`too many slashes: ${part}`);
  const step = stepText === undefined ? 1 : integerOf(stepText);
  if (stepText !== undefined && to === undefined) end = high;
  if (start < low) throw new ScheduleError(`beginning of range (${start}) below minimum (${low}): ${part}`);
  if (end > high) throw new ScheduleError(`end of range (${end}) above maximum (${high}): ${part}`);
  if (start > end)
    throw new ScheduleError(`beginning of range (${start}) beyond end of range (${end}): ${part}`);
  if (step === 0) throw new ScheduleError(`step of range should be a positive number: ${part}`);
  return { start, end, step, isAny: isStar && step === 1 };
}

function valueOf(text: string, { low, names }: Bounds): number {
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? integerOf(text) : index + low;
}

/** Parses a non-negative integer as Go's `strconv.Atoi` does. */
function integerOf(text: string): number {
  const failed = (problem: string): ScheduleError =>
    new ScheduleError(
      `failed to parse int from ${text}: strconv.Atoi: parsing ${goQuoted(text)}: ${problem}`,
    );
  if (!/^[-+]?\d+$/.test(text)) throw failed("invalid syntax");
  const value = BigInt(text.replace("+", ""));
  if (BigInt.asIntN(64, value) !== value) throw failed("value out of range");
  if (value < 0n) throw new ScheduleError(`negative number (${value}) not allowed: ${text}`);
  return Number(value);
}
