/** The group of an apiVersion: `apps` for `apps/v1`, empty for `v1` of the core group. */
export function groupOf(apiVersion: string): string {
  const slash = apiVersion.indexOf("/");
  return slash < 0 ? "" : apiVersion.slice(0, slash);
}
