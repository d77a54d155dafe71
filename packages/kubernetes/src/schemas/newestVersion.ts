/** Returns the most stable version (`v1`, `apps/v1beta2`), and the highest among equally stable ones. */
export function newestVersion(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => rank(b) - rank(a))[0];
}

/** Ranks a version as Kubernetes does: https://kubernetes.io/docs/reference/using-api/#api-versioning */
function rank(version: string): number {
  const [, major = "0", stage, minor = "0"] = /v(\d+)(?:(alpha|beta)(\d+)?)?$/.exec(version) ?? [];
  return (stage === "alpha" ? 0 : stage === "beta" ? 1e3 : 2e3) + Number(major) * 20 + Number(minor);
}
