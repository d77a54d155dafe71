/** What tells the practice cluster from others in what is kept of the course. */
export const practiceKey = "practice";

/**
 * What tells any other cluster from others: the kubeContext, by which people know it, and the server, since another
 * kubeconfig can have the same name for another cluster. What was kept is found again by it, so its form stays.
 */
export function keyOfContext(kubeContext: string, server: string): string {
  return `${kubeContext} ${server}`;
}

/** The kubeContext of {@link keyOfContext}. It may have spaces in it; an address has none. */
export function contextOfKey(key: string): string {
  return key.replace(/ [^ ]*$/, "");
}
