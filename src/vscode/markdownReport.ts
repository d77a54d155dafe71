import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";

/** The latest report of one kind, as a virtual document in VS Code's Markdown preview. */
export class MarkdownReport implements vscode.TextDocumentContentProvider, Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private text = "";
  private readonly registered: Disposable;
  private readonly scheme: string;

  /** @param scheme the URI scheme of this kind of report */
  constructor(scheme: string) {
    this.scheme = scheme;
    this.registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  /**
   * Shows a report in place of the previous one.
   *
   * @param title the title of the tab
   */
  async show(title: string, text: string): Promise<void> {
    this.text = text;
    const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${title}.md` });
    this.changes.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
    // A preview that was already open may still show the previous report.
    await vscode.commands.executeCommand("markdown.preview.refresh");
  }

  dispose(): void {
    this.registered.dispose();
    this.changes.dispose();
  }
}
