import { t } from "@vscode/l10n";
import { code } from "./phrases.ts";

/** The field manager that this extension uses to apply manifests. */
const ownManager = "kubernetes-workshop";

/**
 * Returns the display name of a manager in `managedFields`. kubectl uses names such as `kubectl-set` and, for
 * client-side apply, `kubectl-client-side-apply`.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export function managerName(manager: string): string {
  if (manager === ownManager) return t("this extension");
  if (manager === "kubectl-client-side-apply") return code("kubectl apply");
  return code(manager.replace(/^kubectl-([a-z]+)$/, "kubectl $1"));
}
