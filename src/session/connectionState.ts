import type { ClusterSession } from "./clusterSession.ts";
import type { ConnectionFailure } from "./connectionFailure.ts";
import type { ConnectionTarget } from "./connectionTarget.ts";

/** The reason why a connection ended without a command to disconnect. */
export type EndReason = "practiceStopped";

/** The state of the cluster view. */
export type ConnectionState =
  | { readonly status: "notConnected"; readonly ended?: EndReason }
  | { readonly status: "connecting"; readonly target: ConnectionTarget }
  | { readonly status: "connected"; readonly target: ConnectionTarget; readonly session: ClusterSession }
  | {
      readonly status: "failed";
      readonly reason: ConnectionFailure;
      readonly target?: ConnectionTarget;
      readonly error?: Error;
    };

/** Returns the value of the context key that selects the welcome view. */
export function contextValueOf(state: ConnectionState): string {
  if (state.status === "notConnected") return state.ended ?? state.status;
  return state.status === "failed" ? state.reason : state.status;
}
