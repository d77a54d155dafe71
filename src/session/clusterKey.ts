import { keyOfContext, practiceKey } from "../course/clusterKey.ts";
import { type ClusterSession, isPractice } from "./clusterSession.ts";

/** What of a connection says which cluster it is. */
export type ClusterIdentity = Pick<ClusterSession, "target" | "kubeContext" | "server">;

/** Tells the cluster of a connection from others, also from one connection to the next and in what is kept. */
export function clusterKey(session: ClusterIdentity): string {
  return isPractice(session) ? practiceKey : keyOfContext(session.kubeContext, session.server);
}
