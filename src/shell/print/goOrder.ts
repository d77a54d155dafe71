/** Compares texts byte by byte, as Go sorts them. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A value with the fields of each object in Go's order, in which encoding/json and kubectl write maps. */
export function sortedFields(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedFields);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => byBytes(a, b))
      .map(([key, each]) => [key, sortedFields(each)]),
  );
}
