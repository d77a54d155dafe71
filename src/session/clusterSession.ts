import { t } from "@vscode/l10n";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { ClusterTree } from "../clusterTree/clusterTree.ts";
import { isEksEndpoint } from "@kubernetes-workshop/kubernetes/resources/eksEndpoint";
import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";
import type { ConnectionTarget } from "./connectionTarget.ts";

/** A connection to one cluster, from its start to its end. */
export interface ClusterSession {
  readonly target: ConnectionTarget;
  /** The context; for the practice cluster, the one in its kubeconfig. */
  readonly kubeContext: string;
  /** The kubeconfig files that it was read from; for the practice cluster, the kubeconfig for terminals. */
  readonly kubeconfigFiles: readonly string[];
  /** The address of the API server. */
  readonly server: string;
  /** Reads objects; `confirmed` hands out the writer. */
  readonly objects: ObjectReader;
  readonly tree: ClusterTree;
}

/** The connected cluster, as features see it. */
export interface ConnectedCluster {
  /** The session; undefined while there is no connection. */
  readonly session: ClusterSession | undefined;
  readonly onDidChangeSession: Event<ClusterSession | undefined>;
}

/** Whether it is the practice cluster, where changes need no confirmation. */
export function isPractice({ target, server }: Pick<ClusterSession, "target" | "server">): boolean {
  // The connector creates such a session only from what the practice cluster's thread reports; the check of the address
  // guards against a mistake there.
  return target.kind === "practice" && isPracticeEndpoint(server);
}

/** Whether the host name of the API server is that of an Amazon EKS cluster. */
export function isEks(session: ClusterSession): boolean {
  return isEksEndpoint(session.server);
}

/** Names the cluster in a question. */
export function clusterName(session: Pick<ClusterSession, "target" | "server" | "kubeContext">): string {
  return isPractice(session) ? t("the practice cluster") : session.kubeContext;
}
