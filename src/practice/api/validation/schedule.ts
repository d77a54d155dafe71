const ranges: readonly (readonly [number, number])[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 6],
];
const names = "jan feb mar apr may jun jul aug sep oct nov dec sun mon tue wed thu fri sat".split(" ");
const shorthand = /^@(?:yearly|annually|monthly|weekly|daily|midnight|hourly|every \S+)$/;

/**
 * What is wrong with a cron schedule, in the words of the parser that Kubernetes uses (robfig/cron).
 * https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function scheduleError(schedule: string): string | undefined {
  if (schedule.startsWith("@"))
    return shorthand.test(schedule) ? undefined : `unrecognized descriptor: ${schedule}`;
  const fields = schedule.split(/\s+/).filter((field) => field !== "");
  if (fields.length !== 5) return `expected exactly 5 fields, found ${fields.length}: [${fields.join(" ")}]`;
  for (const [index, field] of fields.entries()) {
    const [low, high] = ranges[index] ?? [0, 0];
    for (const part of field.split(",")) {
      const error = partError(part, low, high);
      if (error !== undefined) return error;
    }
  }
  return undefined;
}

function partError(part: string, low: number, high: number): string | undefined {
  const [range = "", step, ...more] = part.split("/");
  if (more.length > 0) return `too many slashes: ${part}`;
  if (step !== undefined && !/^[1-9]\d*$/.test(step))
    return `failed to parse int from ${step}: strconv.Atoi: parsing "${step}": invalid syntax`;
  if (range === "*" || range === "?") return undefined;
  for (const end of range.split("-")) {
    if (names.includes(end.toLowerCase())) continue;
    if (!/^\d+$/.test(end))
      return `failed to parse int from ${end}: strconv.Atoi: parsing "${end}": invalid syntax`;
    const value = Number(end);
    if (value < low) return `beginning of range (${value}) below minimum (${low}): ${part}`;
    if (value > high) return `end of range (${value}) above maximum (${high}): ${part}`;
  }
  return undefined;
}
