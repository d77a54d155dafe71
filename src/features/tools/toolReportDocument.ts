import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { contextKeys } from "../../ids.ts";
import { setContextKey } from "../../vscode/contextKey.ts";
import { MarkdownReport } from "../../vscode/markdownReport.ts";

const previewType = /\bmarkdown\.preview$/;

/** The latest report of the tools, and the button to check again while it is in front. */
export class ToolReportDocument implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly report = this.owned.add(new MarkdownReport("kubernetes-workshop-tools"));

  constructor() {
    this.owned.add(vscode.window.tabGroups.onDidChangeTabs(() => followTab()));
  }

  /** Shows a report in place of the previous one. */
  async show(text: string): Promise<void> {
    await this.report.show(t("Tools on this machine"), text);
    followTab();
  }

  dispose(): void {
    this.owned.dispose();
  }
}

/** Sets the context key that shows the button to check again, while the report's tab is active. */
function followTab(): void {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  const isPreview = tab?.input instanceof vscode.TabInputWebview && previewType.test(tab.input.viewType);
  setContextKey(contextKeys.toolReport, isPreview && tab.label.includes(t("Tools on this machine")));
}
