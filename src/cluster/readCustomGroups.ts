import { t } from "@vscode/l10n";
import { type CustomGroup, customGroups } from "@kubernetes-workshop/kubernetes/kinds/customKinds";
import { aggregatedAccept, readDiscovery } from "@kubernetes-workshop/kubernetes/kinds/discovery";
import type { ClusterConnection } from "./connection.ts";

/**
 * Reads which kinds a cluster serves beside those of Kubernetes, in one request.
 *
 * @throws {RequestError}
 */
export async function readCustomGroups(connection: ClusterConnection): Promise<readonly CustomGroup[]> {
  const found = readDiscovery(await connection.get("/apis", {}, undefined, aggregatedAccept));
  if (!found) throw new Error(t("Kubernetes is older than 1.27 here and does not list its kinds at once."));
  return customGroups(found);
}
