import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { FieldHoverProvider } from "./fieldHoverProvider.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import type { ExplainedField } from "./hoverAt.ts";

/** Languages of files that may hold manifests; `helm` and `gotmpl` come from other extensions. */
const languages = ["yaml", "helm", "gotmpl", "json", "jsonc"];

/**
 * Registers the hover that explains fields of Kubernetes manifests.
 *
 * @param onDidExplain called for every field whose explanation is about to be shown
 */
export function registerHover(
  context: vscode.ExtensionContext,
  cluster: Pick<ConnectedCluster, "session">,
  log: Logger,
  onDidExplain?: (field: ExplainedField) => void,
): vscode.Disposable {
  const provider = new FieldHoverProvider(context.extensionPath, cluster, log, onDidExplain);
  const registration = vscode.languages.registerHoverProvider(
    languages.map((language) => ({ language })),
    provider,
  );
  return vscode.Disposable.from(registration, provider);
}
