import * as vscode from "vscode";
import type { Language } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { schemaFiles } from "../../vscode/schemaFiles.ts";
import { type ExplainedField, type Explanations, hoverAt } from "./hoverAt.ts";
import { textLanguage } from "../../vscode/textLanguage.ts";

/**
 * Explains fields of manifests on hover; other YAML files get no hover. The code that reads them is loaded with the
 * first hover.
 */
export class FieldHoverProvider implements vscode.HoverProvider {
  /** Those of the language in use. */
  private explanations: { readonly language: Language; readonly loaded: Promise<Explanations> } | undefined;
  private readonly extensionPath: string;
  private readonly log: Logger;
  private readonly onDidExplain: ((field: ExplainedField) => void) | undefined;

  /**
   * Creates a provider.
   *
   * @param onDidExplain called for every field whose explanation is about to be shown
   */
  constructor(extensionPath: string, log: Logger, onDidExplain?: (field: ExplainedField) => void) {
    this.extensionPath = extensionPath;
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
    const { Explainer, explanationMarkdown } = await import("../../explain/index.ts");
    return {
      explainer: new Explainer(schemaFiles(this.extensionPath), language),
      explanationMarkdown,
    };
  }
}
