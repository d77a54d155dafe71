import * as vscode from "vscode";
import type { Logger } from "../../base/logger.ts";
import type { Explainer } from "../../explain/explainer.ts";
import { languageOf } from "../../base/displayLanguage.ts";
import { fieldAt } from "../../manifests/fieldAt.ts";
import { extensionFiles } from "../../vscode/extensionFiles.ts";

/** Answers hovers in YAML files; in files that are no manifests it stays silent. */
export class FieldHoverProvider implements vscode.HoverProvider {
  private explainer: Promise<Explainer> | undefined;
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
      this.explainer ??= this.createExplainer();
      const [explainer, { explanationMarkdown }] = await Promise.all([
        this.explainer,
        import("../../explain/explanationMarkdown.ts"),
      ]);
      const explanation = await explainer.explain(field);
      if (!explanation || token.isCancellationRequested) return undefined;
      const range = new vscode.Range(document.positionAt(field.start), document.positionAt(field.end));
      return new vscode.Hover(new vscode.MarkdownString(explanationMarkdown(explanation)), range);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }

  private async createExplainer(): Promise<Explainer> {
    const { Explainer } = await import("../../explain/explainer.ts");
    return new Explainer(extensionFiles(this.extensionPath, "schemas"), languageOf(vscode.env.language));
  }
}
