import type { Connection, Situation } from "../../course/check/situation.ts";
import type {
  CheckedCluster,
  CheckedLearner,
  Surroundings,
  WindowView,
} from "../../course/check/surroundings.ts";
import type { CourseProgress } from "../../course/progress.ts";
import {
  type ClusterSession,
  type ConnectedCluster,
  isEks,
  isPractice,
} from "../../session/clusterSession.ts";
import type { ClusterTerminals } from "../../session/clusterTerminals.ts";
import { readOnlyReason } from "../../session/confirmed.ts";
import type { ConnectionState } from "../../session/connectionState.ts";

/** What Check looks at besides the window. */
export interface CheckContext {
  readonly cluster: ConnectedCluster & { readonly state: ConnectionState };
  readonly practice: { readonly isRunning: boolean };
  readonly progress: Pick<CourseProgress, "state" | "observe">;
  /** Starts following the learner's objects, unless they are followed already. */
  readonly follow: { begin(): CheckedLearner | undefined };
  readonly terminals: Pick<ClusterTerminals, "of">;
}

/** What Check looks at in the window. */
export interface CheckedWindow extends Omit<WindowView, "terminal"> {
  /** All open terminals. */
  readonly terminals: readonly object[];
}

/** Where Check looks, from the session and the window. Also reports a connected cluster to the course. */
export function surroundingsOf(
  { cluster, practice, progress, follow, terminals }: CheckContext,
  window: CheckedWindow,
  tried: Situation["tried"],
): Surroundings {
  const { session } = cluster;
  if (session) progress.observe({ event: "clusterConnected", isEks: isEks(session) });
  return {
    cluster: session && checkedCluster(session),
    get state() {
      return progress.state;
    },
    get connection() {
      return connectionOf(cluster.state, practice.isRunning);
    },
    get learner() {
      return follow.begin();
    },
    get editor() {
      return window.editor;
    },
    get isTrusted() {
      return window.isTrusted;
    },
    get terminal() {
      return session ? terminals.of(session, window.terminals) : "none";
    },
    get steps() {
      return window.steps;
    },
    get titles() {
      return window.titles;
    },
    hasKubectl: () => window.hasKubectl(),
    tried,
  };
}

function checkedCluster(session: ClusterSession): CheckedCluster {
  const { objects, tree } = session;
  return {
    isPractice: isPractice(session),
    namespace: objects.namespace,
    get nodes() {
      return tree.nodeSummaries;
    },
    list: (apiVersion, kind, selection, signal) => objects.list(apiVersion, kind, selection, signal),
  };
}

function connectionOf(state: ConnectionState, practiceRuns: boolean): Connection {
  switch (state.status) {
    case "notConnected":
      return { status: "none", practiceRuns };
    case "connecting":
      return { status: "connecting" };
    case "failed":
      return { status: "none", failure: state.reason, practiceRuns };
    case "connected":
      return isPractice(state.session)
        ? { status: "practice" }
        : {
            status: "other",
            kubeContext: state.session.kubeContext,
            isEks: isEks(state.session),
            readOnlyBy: readOnlyReason(state.session)?.by,
          };
  }
}
