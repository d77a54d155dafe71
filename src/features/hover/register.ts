import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { settingIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { workshopSetting } from "../../vscode/workshopSetting.ts";
import { FieldHoverProvider } from "./fieldHoverProvider.ts";
import type { ExplainedField } from "./hoverAt.ts";
import { LoadedExplanations } from "./loadedExplanations.ts";
import { isYamlExtensionActive } from "./yamlExtension.ts";

/** Languages of files that may hold manifests; `helm` and `gotmpl` come from other extensions. */
const yamlLanguages = ["yaml", "helm", "gotmpl"];
const languages = [...yamlLanguages, "json", "jsonc"];

/**
 * Registers what explains fields of Kubernetes manifests: the hover, and the completion.
 *
 * @param onDidExplain called for every field whose explanation is about to be shown
 */
export function registerHover(
  context: vscode.ExtensionContext,
  cluster: Pick<ConnectedCluster, "session">,
  log: Logger,
  onDidExplain?: (field: ExplainedField) => void,
): vscode.Disposable {
  const explanations = new LoadedExplanations(context.extensionPath, cluster, log);
  return vscode.Disposable.from(
    explanations,
    vscode.languages.registerHoverProvider(
      languages.map((language) => ({ language })),
      new FieldHoverProvider(explanations, log, onDidExplain),
    ),
    vscode.languages.registerCompletionItemProvider(
      yamlLanguages.map((language) => ({ language })),
      {
        provideCompletionItems: async (document, position, token) => {
          if (!isCompletionOn()) return undefined;
          const { completionsAt } = await import("./completion/completionsAt.ts");
          return completionsAt(document, position, token, explanations, log);
        },
      },
    ),
  );
}

function isCompletionOn(): boolean {
  const setting = workshopSetting(settingIds.completionEnabled);
  return setting === "on" || (setting !== "off" && !isYamlExtensionActive());
}
