import { t } from "@vscode/l10n";
import { fieldManager } from "../fieldManager.ts";
import { code } from "./phrases.ts";

/**
 * Returns the display name of a manager in `managedFields`. kubectl uses names such as `kubectl-set` and, for
 * client-side apply, `kubectl-client-side-apply`.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#managers
 */
export function managerName(manager: string): string {
  if (manager === fieldManager) return t("this extension");
  if (manager === "kubectl-client-side-apply") return code("kubectl apply");
  return code(manager.replace(/^kubectl-([a-z]+)$/, "kubectl $1"));
}
