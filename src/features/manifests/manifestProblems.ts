import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { followEdits } from "../../manifests/followEdits.ts";
import type { TextRange } from "../../manifests/manifestObject.ts";

/** A problem at a range of a document. */
interface Mark extends TextRange {
  readonly message: string;
}

/**
 * The problems of manifests. A problem disappears when the text is edited there, or when the document is applied again
 * or closed.
 */
export class ManifestProblems implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly collection = this.owned.add(
    vscode.languages.createDiagnosticCollection("kubernetesWorkshop"),
  );
  private readonly marks = new Map<string, readonly Mark[]>();

  constructor() {
    this.owned.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const marks = this.marks.get(document.uri.toString());
        if (marks && contentChanges.length > 0) this.draw(document, followEdits(marks, contentChanges));
      }),
    );
    this.owned.add(vscode.workspace.onDidCloseTextDocument((document) => this.draw(document, [])));
  }

  /** Replaces the problems of a document. */
  show(
    document: vscode.TextDocument,
    problems: readonly { readonly range: TextRange; readonly message: string }[],
  ): void {
    this.draw(
      document,
      problems.map(({ range, message }) => ({ ...range, message })),
    );
  }

  dispose(): void {
    this.owned.dispose();
  }

  private draw(document: vscode.TextDocument, marks: readonly Mark[]): void {
    const key = document.uri.toString();
    if (marks.length === 0) this.marks.delete(key);
    else this.marks.set(key, marks);
    this.collection.set(
      document.uri,
      marks.map(({ start, end, message }) => {
        const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
        const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Error);
        diagnostic.source = "Kubernetes Workshop";
        return diagnostic;
      }),
    );
  }
}
