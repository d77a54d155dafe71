import * as vscode from "vscode";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { CustomKind } from "../../explain/index.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { ClusterDefinitions } from "./clusterDefinitions.ts";
import { WorkspaceDefinitions } from "./workspaceDefinitions.ts";
import { schemaFiles } from "../../vscode/schemaFiles.ts";
import { type ExplainedField, type Explanations, hoverAt } from "./hoverAt.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/**
 * Explains fields of manifests on hover; other YAML files get no hover. The code that reads them is loaded with the
 * first hover.
 */
export class FieldHoverProvider implements vscode.HoverProvider, vscode.Disposable {
  /** Those of the language in use. */
  private explanations: { readonly language: Language; readonly loaded: Promise<Explanations> } | undefined;
  private readonly extensionPath: string;
  private readonly cluster: Pick<ConnectedCluster, "session">;
  private readonly log: Logger;
  private workspaceDefinitions: WorkspaceDefinitions | undefined;
  private readonly onDidExplain: ((field: ExplainedField) => void) | undefined;

  /**
   * Creates a provider.
   *
   * @param onDidExplain called for every field whose explanation is about to be shown
   */
  constructor(
    extensionPath: string,
    cluster: Pick<ConnectedCluster, "session">,
    log: Logger,
    onDidExplain?: (field: ExplainedField) => void,
  ) {
    this.extensionPath = extensionPath;
    this.cluster = cluster;
    this.log = log;
    this.onDidExplain = onDidExplain;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    try {
      const offset = document.offsetAt(position);
      const found = await hoverAt(document, offset, () => this.explanationsNow(), this.log);
      if (!found || token.isCancellationRequested) return undefined;
      this.onDidExplain?.(found.field);
      const range = new vscode.Range(document.positionAt(found.start), document.positionAt(found.end));
      return new vscode.Hover(new vscode.MarkdownString(found.markdown), range);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }

  private explanationsNow(): Promise<Explanations> {
    const language = textLanguage();
    if (this.explanations?.language !== language)
      this.explanations = { language, loaded: this.loadExplanations(language) };
    return this.explanations.loaded;
  }

  private async loadExplanations(language: Language): Promise<Explanations> {
    const { bundledKinds, Explainer, explanationMarkdown, firstThatKnows, kindsInOpenApi } =
      await import("../../explain/index.ts");
    const inCluster = new ClusterDefinitions(this.cluster, kindsInOpenApi);
    this.workspaceDefinitions ??= new WorkspaceDefinitions(definitionsInText);
    const read = schemaFiles(this.extensionPath);
    const findCustomKind = firstThatKnows(
      [inCluster.find, this.workspaceDefinitions.find, bundledKinds(read)],
      (error) => this.log.debug(`No definition of a custom resource: ${asError(error).message}`),
    );
    return { explainer: new Explainer(read, language, { findCustomKind }), explanationMarkdown };
  }

  dispose(): void {
    this.workspaceDefinitions?.dispose();
  }
}

/** Returns the custom kinds that a manifest defines; documents that cannot be read define none. */
async function definitionsInText(text: string): Promise<readonly CustomKind[]> {
  const { readManifests } = await import("../../manifests/readManifests.ts");
  const { definitionsIn } = await import("../../explain/index.ts");
  return readManifests(text).objects.flatMap(({ object }) => definitionsIn(object));
}
