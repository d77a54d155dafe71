import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { contextKeys } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";

const scheme = "kubernetes-workshop-tools";
const previewType = /\bmarkdown\.preview$/;

/** The latest report, as a virtual document in VS Code's Markdown preview. */
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

  /** Shows a report in place of the previous one. */
  async show(text: string): Promise<void> {
    this.text = text;
    const uri = reportUri();
    this.changes.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreview", uri);
    // A preview that was already open may still show the previous report.
    await vscode.commands.executeCommand("markdown.preview.refresh");
    followTab();
  }

  dispose(): void {
    this.registered.dispose();
    this.tabsFollowed.dispose();
    this.changes.dispose();
  }
}

/** Returns the URI of the report; its file name is the title of the tab. */
function reportUri(): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${t("Tools on this machine")}.md` });
}

/** Sets the context key that shows the button to check again, while the report's tab is active. */
function followTab(): void {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const isPreview = tab?.input instanceof vscode.TabInputWebview && previewType.test(tab.input.viewType);
  setContextKey(contextKeys.toolReport, isPreview && tab.label.includes(t("Tools on this machine")));
}
