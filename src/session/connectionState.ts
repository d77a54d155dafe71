import type { ConnectionFailure } from "../course/check/situation.ts";
import type { ClusterSession } from "./clusterSession.ts";
import type { ConnectionTarget } from "./connectionTarget.ts";

/** Why there is no connection; each has its own welcome view in package.json. */
export type FailureReason =
  | ConnectionFailure
  /** The practice cluster did not start, or has ended by itself. */
  | "practiceFailed";

/** Why a connection was ended that nobody here has ended. */
export type EndReason = "practiceStopped";

/** The state of the cluster view. */
export type ConnectionState =
  | { readonly status: "notConnected"; readonly ended?: EndReason }
  | { readonly status: "connecting"; readonly target: ConnectionTarget }
  | { readonly status: "connected"; readonly target: ConnectionTarget; readonly session: ClusterSession }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      readonly target?: ConnectionTarget;
      readonly error?: Error;
    };

/** The value of the context key that chooses the welcome view. */
export function contextValueOf(state: ConnectionState): string {
  if (state.status === "notConnected") return state.ended ?? state.status;
  return state.status === "failed" ? state.reason : state.status;
}
