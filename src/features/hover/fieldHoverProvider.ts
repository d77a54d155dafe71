import * as vscode from "vscode";
import type { Logger } from "../../base/logger.ts";
import type { Explainer, explanationMarkdown } from "../../explain/index.ts";
import { languageOf } from "../../base/displayLanguage.ts";
import { fieldAt } from "../../manifests/fieldAt.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";

/** What a hover needs beyond finding the field; loaded with the first one. */
interface Explanations {
  readonly explainer: Explainer;
  readonly explanationMarkdown: typeof explanationMarkdown;
}

/** Answers hovers in YAML files; in files that are no manifests it stays silent. */
export class FieldHoverProvider implements vscode.HoverProvider {
  private explanations: Promise<Explanations> | undefined;
  private readonly extensionPath: string;
  private readonly log: Logger;

  constructor(extensionPath: string, log: Logger) {
    this.extensionPath = extensionPath;
    this.log = log;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    try {
      const field = fieldAt(document.getText(), document.offsetAt(position));
      if (!field?.type.kind) return undefined;
      this.explanations ??= this.loadExplanations();
      const { explainer, explanationMarkdown } = await this.explanations;
      const explanation = await explainer.explain(field);
      if (!explanation || token.isCancellationRequested) return undefined;
      const range = new vscode.Range(document.positionAt(field.start), document.positionAt(field.end));
      return new vscode.Hover(new vscode.MarkdownString(explanationMarkdown(explanation)), range);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }

  private async loadExplanations(): Promise<Explanations> {
    const { Explainer, explanationMarkdown } = await import("../../explain/index.ts");
    const read = extensionFiles(this.extensionPath, "schemas");
    return { explainer: new Explainer(read, languageOf(vscode.env.language)), explanationMarkdown };
  }
}
