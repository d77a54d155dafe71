import { t } from "@vscode/l10n";
import type { Event } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { ObjectReader } from "../cluster/objectReader.ts";
import type { ClusterTree } from "../clusterTree/clusterTree.ts";
import { isEksEndpoint } from "@kubernetes-workshop/kubernetes/resources/eksEndpoint";
import { isPracticeEndpoint } from "kubernetes-practice-cluster/practiceEndpoint";
import type { ConnectionTarget } from "./connectionTarget.ts";

/** One connection to one cluster, from when it was made until it ends. */
export interface ClusterSession {
  readonly target: ConnectionTarget;
  /** The kubeContext; of the practice cluster, the one that its kubeconfig has. */
  readonly kubeContext: string;
  /** The kubeconfig files that it comes from; of the practice cluster, the one for terminals. */
  readonly kubeconfigFiles: readonly string[];
  /** Address of the API server. */
  readonly server: string;
  /** Reads; what writes is handed out by `confirmed`. */
  readonly objects: ObjectReader;
  readonly tree: ClusterTree;
}

/** The cluster that the view is connected to, as other features see it. */
export interface ConnectedCluster {
  /** Undefined while there is no connection. */
  readonly session: ClusterSession | undefined;
  readonly onDidChangeSession: Event<ClusterSession | undefined>;
}

/** Whether it is the practice cluster, in which changes are not asked for. */
export function isPractice({ target, server }: Pick<ClusterSession, "target" | "server">): boolean {
  // The connector makes such a session of nothing but what the practice cluster's thread says; this guards against
  // a mistake there.
  return target.kind === "practice" && isPracticeEndpoint(server);
}

/** Whether the API server is that of an Amazon EKS cluster, by its host name. */
export function isEks(session: ClusterSession): boolean {
  return isEksEndpoint(session.server);
}

/** The cluster as a question names it. */
export function clusterName(session: Pick<ClusterSession, "target" | "server" | "kubeContext">): string {
  return isPractice(session) ? t("the practice cluster") : session.kubeContext;
}
