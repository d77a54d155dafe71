const letters = "bcdfghjklmnpqrstvwxz2456789";

/** A short hash of a value, in the characters that Kubernetes uses for hashes. */
export function templateHash(value: unknown): string {
  let hash = 0x811c9dc5;
  for (const character of JSON.stringify(sorted(value))) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return Array.from(String(hash))
    .map((digit) => letters[digit.charCodeAt(0) % letters.length] ?? "b")
    .join("");
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
