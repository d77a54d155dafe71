/** The newest version that the practice cluster accepts, up to the parts that are given. */
export type NewestVersion = readonly number[];

const words = [
  "alpine",
  "bookworm",
  "bullseye",
  "trixie",
  "slim",
  "perl",
  "otel",
  "glibc",
  "musl",
  "uclibc",
  "linux",
  "amd64",
  "arm64",
  "debian",
  "stable",
  "mainline",
  "latest",
  "edge",
  "rc",
  "eksbuild",
  "unprivileged",
].join("|");

const word = `(?:${words})[0-9.]*`;
const tagPattern = new RegExp(`^(?:v?(?<version>\\d+(?:\\.\\d+)*)(?:-${word})*|${word}(?:-${word})*)$`);

/**
 * Whether a tag looks like a published one: a version no newer than the newest, or common tag words. `1.29`, `v1.9.1`,
 * `1.29-alpine3.22`, and `latest` do; `1.29-doesnotexist`, `lastest`, and `1.161` for nginx do not.
 */
export function isPlausibleTag(tag: string, newest: NewestVersion = []): boolean {
  const match = tagPattern.exec(tag);
  if (!match) return false;
  const version = (match.groups?.["version"] ?? "").split(".").map(Number);
  for (const [index, limit] of newest.entries()) {
    const part = version[index] ?? 0;
    if (part !== limit) return part < limit;
  }
  return true;
}
