import * as vscode from "vscode";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import type { Explainer, explanationMarkdown } from "../../explain/index.ts";
import { languageOf } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { formatFieldPath } from "../../manifests/fieldPath.ts";
import { schemaFiles } from "../../vscode/schemaFiles.ts";

/** What a hover needs beyond finding the field; loaded with the first one. */
interface Explanations {
  readonly explainer: Explainer;
  readonly explanationMarkdown: typeof explanationMarkdown;
}

/** A field that was explained; its path as `kubectl explain` writes it, such as `spec.containers[0].image`. */
export interface ExplainedField {
  readonly apiVersion: string;
  readonly kind: string;
  readonly path: string;
}

/** Answers hovers in YAML files; in files that are no manifests it stays silent. What reads them comes with the first hover. */
export class FieldHoverProvider implements vscode.HoverProvider {
  private explanations: Promise<Explanations> | undefined;
  private readonly extensionPath: string;
  private readonly log: Logger;
  private readonly onDidExplain: ((field: ExplainedField) => void) | undefined;

  /** @param onDidExplain told of every field whose explanation is about to be shown */
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
      const { fieldAt } = await import("../../manifests/fieldAt.ts");
      const { yamlFileOf } = await import("../../manifests/yamlFileOf.ts");
      const field = fieldAt(yamlFileOf(document, this.log), document.offsetAt(position));
      if (!field?.type.kind) return undefined;
      this.explanations ??= this.loadExplanations();
      const { explainer, explanationMarkdown } = await this.explanations;
      const explanation = await explainer.explain(field);
      if (!explanation || token.isCancellationRequested) return undefined;
      const range = new vscode.Range(document.positionAt(field.start), document.positionAt(field.end));
      const hover = new vscode.Hover(new vscode.MarkdownString(explanationMarkdown(explanation)), range);
      const { apiVersion, kind, path } = explanation;
      this.onDidExplain?.({ apiVersion, kind, path: formatFieldPath(path) });
      return hover;
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error), "hover");
      return undefined;
    }
  }

  private async loadExplanations(): Promise<Explanations> {
    const { Explainer, explanationMarkdown } = await import("../../explain/index.ts");
    return {
      explainer: new Explainer(schemaFiles(this.extensionPath), languageOf(vscode.env.language)),
      explanationMarkdown,
    };
  }
}
