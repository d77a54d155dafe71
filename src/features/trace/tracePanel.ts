import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import { commandIds, panelIds } from "../../ids.ts";
import { tracePage } from "./tracePage.ts";

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
    panel.webview.html = tracePage({ title, body, language: vscode.env.language, nonce: newNonce() });
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

function newNonce(): string {
  return randomBytes(16).toString("base64url");
}
