import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { commandIds, panelIds } from "../../ids.ts";
import { newNonce } from "../../vscode/newNonce.ts";
import { tracePage } from "./tracePage.ts";
import { textLocale } from "../../vscode/textLanguage.ts";

/**
 * Shows each story in a separate panel. VS Code's own Markdown preview does not follow command links, which the links
 * into the tree are.
 */
export class TracePanels implements Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  /**
   * Shows a story.
   *
   * @param key identifies the object; the same key reuses its panel
   * @param markdown the story; VS Code renders it like any other document
   */
  async show(key: string, title: string, markdown: string): Promise<void> {
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", markdown);
    const panel = this.panels.get(key) ?? this.create(key, title);
    panel.webview.html = tracePage({ title, body, language: textLocale(), nonce: newNonce() });
    panel.reveal();
  }

  dispose(): void {
    for (const panel of this.panels.values()) panel.dispose();
  }

  private create(key: string, title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      panelIds.trace,
      title,
      { viewColumn: vscode.ViewColumn.Active },
      {
        enableCommandUris: [commandIds.revealObject],
        enableFindWidget: true,
        enableScripts: true,
        localResourceRoots: [],
      },
    );
    panel.onDidDispose(() => this.panels.delete(key));
    this.panels.set(key, panel);
    return panel;
  }
}
