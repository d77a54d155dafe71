import { t } from "@vscode/l10n";
import { code } from "./phrases.ts";

/** The name under which this extension applies manifests. */
const ownManager = "kubernetes-workshop";

/**
 * Who a writer of `managedFields` is to people: kubectl calls itself `kubectl-set` and, where it applies by
 * itself, `kubectl-client-side-apply`.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export function managerName(manager: string): string {
  if (manager === ownManager) return t("this extension");
  if (manager === "kubectl-client-side-apply") return code("kubectl apply");
  return code(manager.replace(/^kubectl-([a-z]+)$/, "kubectl $1"));
}
