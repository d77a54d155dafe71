/**
 * Whether Go knows a time zone (`time.LoadLocation`). Go's zone names are file names, so they are case-sensitive, and
 * they begin with a capital letter.
 */
export function isTimeZone(name: string): boolean {
  if (name === "" || name === "UTC" || name === "Local") return true;
  if (!name.split("/").every((part) => /^[A-Z][A-Za-z0-9+_-]{0,31}$/.test(part))) return false;
  try {
    return formatOf(name).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns the UTC offset of a zone at a time, in milliseconds. */
export function zoneOffsetMs(ms: number, timeZone: string): number {
  if (timeZone === "" || timeZone === "UTC" || timeZone === "Local") return 0;
  const whole = Math.floor(ms / 1000) * 1000;
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(whole)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return (
    Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second")) -
    whole
  );
}

/** @throws RangeError if there is no such zone */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    const number = "numeric";
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: number,
      month: number,
      day: number,
      hour: number,
      minute: number,
      second: number,
    });
    formats.set(timeZone, format);
  }
  return format;
}
