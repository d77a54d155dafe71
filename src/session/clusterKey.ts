import { keyOfContext, practiceKey } from "../course/clusterKey.ts";
import { type ClusterSession, isPractice } from "./clusterSession.ts";

/** Tells the cluster of a connection from others, also from one connection to the next and in what is kept. */
export function clusterKey(session: Pick<ClusterSession, "target" | "kubeContext" | "server">): string {
  return isPractice(session) ? practiceKey : keyOfContext(session.kubeContext, session.server);
}
