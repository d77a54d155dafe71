import { t } from "@vscode/l10n";
import { eksCluster } from "@kubernetes-workshop/kubernetes/resources/eksEndpoint";
import type { ClusterSession } from "../../session/clusterSession.ts";

type Named = Pick<ClusterSession, "target" | "server">;

/** Returns the title of the view, which names the connected cluster in short. */
export function viewTitle(session: Named | undefined): string {
  if (!session) return t("Cluster");
  const { target, server } = session;
  if (target.kind === "practice") return t("Cluster: {0}", t("practice"));
  return t("Cluster: {0}", eksCluster(server, target.name)?.name ?? target.name);
}

/** Says which cluster the view shows, so that nobody mistakes a production cluster for another. */
export function clusterLine({ target, server }: Named): string {
  if (target.kind === "practice") return t("Practice cluster (simulated)");
  const eks = eksCluster(server, target.name);
  const context = t("Context: {0}", eks?.name ?? target.name);
  if (!eks) return context;
  const account = eks.account !== undefined && t("account {0}", eks.account);
  return [context, "Amazon EKS", eks.region, account].filter((part) => part).join(" · ");
}
