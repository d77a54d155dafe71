/** Whether a version such as `1.110.1` or `1.110.0-insider` is that of `oldest` or newer, by its numbers. */
export function isAtLeast(version: string, oldest: string): boolean {
  const [ours, theirs] = [numbers(version), numbers(oldest)];
  const length = Math.max(ours.length, theirs.length);
  for (let index = 0; index < length; index++) {
    const difference = (ours[index] ?? 0) - (theirs[index] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

function numbers(version: string): number[] {
  const [release = ""] = version.split("-");
  return release.split(".").map((part) => Number.parseInt(part, 10) || 0);
}
