/**
 * Shortens a name to what fits, leaving out the middle: the pods of a workload begin with its name and differ at the
 * end.
 */
export function shortName(name: string, most: number): string {
  if (name.length <= most) return name;
  const end = Math.floor((most - 1) / 2);
  return `${name.slice(0, most - 1 - end)}…${end > 0 ? name.slice(-end) : ""}`;
}
