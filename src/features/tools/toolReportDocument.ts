import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { contextKeys } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

const scheme = "kubernetes-workshop-tools";
const previewType = /\bmarkdown\.preview$/;

/** The latest report as a document that is in no file, shown in VS Code's Markdown preview. */
export class ToolReportDocument implements vscode.TextDocumentContentProvider, Disposable {
  private readonly changes = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changes.event;
  private text = "";
  private readonly registered: Disposable;
  private readonly tabsFollowed: Disposable;

  constructor() {
    this.registered = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
    this.tabsFollowed = vscode.window.tabGroups.onDidChangeTabs(() => followTab());
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  /** Shows a report, in the place of the one before. */
  async show(text: string): Promise<void> {
    this.text = text;
    const uri = reportUri();
    this.changes.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
    // A preview that was open already may still show what it had.
    await vscode.commands.executeCommand("markdown.preview.refresh");
    followTab();
  }

  dispose(): void {
    this.registered.dispose();
    this.tabsFollowed.dispose();
    this.changes.dispose();
  }
}

/** Where the report is; its name is what the tab shows. */
function reportUri(): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${t("Tools on this machine")}.md` });
}

/** Tells whether the report is in front, so that its tab has the button that makes it anew. */
function followTab(): void {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const isPreview = tab?.input instanceof vscode.TabInputWebview && previewType.test(tab.input.viewType);
  setContextKey(contextKeys.toolReport, isPreview && tab.label.includes(t("Tools on this machine")));
}
