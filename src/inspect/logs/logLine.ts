/** A line of a container's log. */
export interface LogLine {
  /** When it was written, as the server says it, in nanoseconds; undefined if it says none. */
  readonly time: string | undefined;
  readonly text: string;
}

/**
 * Reads a line that begins with its time, as the API writes it for `timestamps=true`.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#get-read-log-of-the-specified-pod
 */
export function logLine(written: string): LogLine {
  const space = written.indexOf(" ");
  const time = space < 0 ? written : written.slice(0, space);
  if (time.length > 40 || !/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(time))
    return { time: undefined, text: written };
  return { time, text: space < 0 ? "" : written.slice(space + 1) };
}

/** Compares two times of the same log: negative if the first is earlier. They differ in nanoseconds. */
export function compareTimes(a: string, b: string): number {
  const seconds = Date.parse(toSeconds(a)) - Date.parse(toSeconds(b));
  if (seconds !== 0) return seconds;
  const [one, other] = [nanoseconds(a), nanoseconds(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const fraction = /\.\d+/;

function toSeconds(time: string): string {
  return time.replace(fraction, "");
}

function nanoseconds(time: string): string {
  return (fraction.exec(time)?.[0] ?? ".").slice(1).padEnd(9, "0");
}
