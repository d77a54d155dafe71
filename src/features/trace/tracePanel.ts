import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { commandIds, panelIds } from "../../ids.ts";

/**
 * Shows stories beside the tree, each in a panel of its own. VS Code's own preview of Markdown follows no links to
 * commands, and the links into the tree are such.
 */
export class TracePanels implements Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();

  /**
   * @param key tells the object from others; its panel is used again
   * @param markdown rendered by VS Code, and so as every other document
   */
  async show(key: string, title: string, markdown: string): Promise<void> {
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", markdown);
    const panel = this.panels.get(key) ?? this.create(key, title);
    panel.webview.html = page(title, body);
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
        localResourceRoots: [],
      },
    );
    panel.onDidDispose(() => this.panels.delete(key));
    this.panels.set(key, panel);
    return panel;
  }
}

function page(title: string, body: string): string {
  const nonce = randomBytes(16).toString("base64url");
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}';">
<title>${escapeHtml(title)}</title>
<style nonce="${nonce}">
body { max-width: 46em; margin: 0 auto; padding: 0.5em 2em 3em; line-height: 1.6; font-size: 1.05em; }
li { margin: 0.35em 0; }
code { font-family: var(--vscode-editor-font-family); }
h1 { font-weight: 600; line-height: 1.25; }
</style>
</head>
<body>${body}</body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
