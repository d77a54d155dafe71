import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { commandIds, settingIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { registerCommand } from "../../vscode/registerCommand.ts";
import { workshopSetting } from "../../vscode/workshopSetting.ts";
import { registerAssistantTools } from "./assistant/register.ts";
import type { ExplanationPages } from "./explainField/explanationPages.ts";
import { FieldHoverProvider, type LinkedCourse } from "./hover/fieldHoverProvider.ts";
import type { ExplainedField } from "./hover/hoverAt.ts";
import type { LiveHoverProvider } from "./hover/liveHoverProvider.ts";
import { isJson, isOtherJson } from "./isJson.ts";
import type { LoadedExplanations } from "./loadedExplanations.ts";
import { isYamlExtensionActive } from "./hover/yamlExtension.ts";

/** Languages of files that may hold manifests; `helm` and `gotmpl` come from other extensions. */
const languages = ["yaml", "helm", "gotmpl", "json", "jsonc"];

/**
 * Registers what explains fields of Kubernetes manifests: the hover, the completion, their pages, and the tools for
 * assistants.
 *
 * @param onDidExplain called for every field whose explanation is about to be shown
 */
export function registerExplanations(
  context: vscode.ExtensionContext,
  cluster: Pick<ConnectedCluster, "session">,
  log: Logger,
  course: LinkedCourse,
  onDidExplain?: (field: ExplainedField) => void,
): Disposable {
  const owned = new DisposableStore();
  let loading: Promise<LoadedExplanations> | undefined;
  const load = async (): Promise<LoadedExplanations> => {
    const { LoadedExplanations } = await import("./loadedExplanations.ts");
    return owned.add(new LoadedExplanations(context.extensionPath, cluster, log));
  };
  const loaded = (): Promise<LoadedExplanations> => (loading ??= load());
  const explanations = { now: async () => (await loaded()).now() };
  owned.add(registerAssistantTools({ explanations, cluster, log }));
  let pages: ExplanationPages | undefined;
  owned.add(
    registerCommand(commandIds.explainField, log, async (argument) => {
      const { ExplanationPages } = await import("./explainField/explanationPages.ts");
      const all = await loaded();
      pages ??= owned.add(new ExplanationPages(all, log));
      await pages.explain(argument);
    }),
  );
  const files = languages.map((language) => ({ language }));
  let live: LiveHoverProvider | undefined;
  // VS Code puts the provider that was registered last above the others.
  owned.add(
    vscode.languages.registerHoverProvider(files, {
      provideHover: async (document, position, token) => {
        if (!cluster.session || isOtherJson(document)) return undefined;
        const { LiveHoverProvider } = await import("./hover/liveHoverProvider.ts");
        live ??= new LiveHoverProvider(cluster, log);
        return live.provideHover(document, position, token);
      },
    }),
  );
  owned.add(
    vscode.languages.registerHoverProvider(
      files,
      new FieldHoverProvider(explanations, log, course, onDidExplain),
    ),
  );
  owned.add(
    vscode.languages.registerCompletionItemProvider(
      files,
      {
        provideCompletionItems: async (document, position, token) => {
          if (!isCompletionOn(document) || isOtherJson(document)) return undefined;
          const { completionsAt } = await import("./completion/completionsAt.ts");
          return completionsAt(document, position, token, explanations, log);
        },
      },
      '"',
    ),
  );
  return owned;
}

function isCompletionOn(document: vscode.TextDocument): boolean {
  const setting = workshopSetting(settingIds.completionEnabled);
  if (setting === "on" || setting === "off") return setting === "on";
  // Red Hat's extension completes no JSON.
  return isJson(document) || !isYamlExtensionActive();
}
