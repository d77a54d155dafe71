import { type ClusterSession, isPractice } from "./clusterSession.ts";

/** The key of the practice cluster in stored data. */
export const practiceKey = "practice";

/**
 * Returns the key of any other cluster: the context, by which people know it, and the server, because another
 * kubeconfig may use the same name for another cluster. Stored data is found by this key, so its form must not change.
 */
function keyOfContext(kubeContext: string, server: string): string {
  return `${kubeContext} ${server}`;
}

/** Returns the context in a {@link keyOfContext}. A context may contain spaces; an address does not. */
export function contextOfKey(key: string): string {
  return key.replace(/ [^ ]*$/, "");
}

/** The parts of a session that identify its cluster. */
export type ClusterIdentity = Pick<ClusterSession, "target" | "kubeContext" | "server">;

/** Returns a key that identifies the cluster of a session, across connections and in stored data. */
export function clusterKey(session: ClusterIdentity): string {
  return isPractice(session) ? practiceKey : keyOfContext(session.kubeContext, session.server);
}
