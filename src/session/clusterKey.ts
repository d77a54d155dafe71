import { type ClusterSession, isPractice } from "./clusterSession.ts";

/** What tells the practice cluster from others in what is kept. */
export const practiceKey = "practice";

/**
 * What tells any other cluster from others: the kubeContext, by which people know it, and the server, since another
 * kubeconfig can have the same name for another cluster. What was kept is found again by it, so its form stays.
 */
function keyOfContext(kubeContext: string, server: string): string {
  return `${kubeContext} ${server}`;
}

/** The kubeContext of {@link keyOfContext}. It may have spaces in it; an address has none. */
export function contextOfKey(key: string): string {
  return key.replace(/ [^ ]*$/, "");
}

/** What of a connection says which cluster it is. */
export type ClusterIdentity = Pick<ClusterSession, "target" | "kubeContext" | "server">;

/** Tells the cluster of a connection from others, also from one connection to the next and in what is kept. */
export function clusterKey(session: ClusterIdentity): string {
  return isPractice(session) ? practiceKey : keyOfContext(session.kubeContext, session.server);
}
