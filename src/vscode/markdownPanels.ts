import * as vscode from "vscode";
import type { Disposable } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { CommandId, panelIds } from "../ids.ts";
import { markdownPage } from "./markdownPage.ts";
import { newNonce } from "./newNonce.ts";
import { textLocale } from "./textLanguage.ts";

/**
 * Shows texts in panels of their own. VS Code's own Markdown preview does not follow command links, such as those into
 * the tree.
 */
export class MarkdownPanels implements Disposable {
  private readonly panels = new Map<string, vscode.WebviewPanel>();
  private readonly id: (typeof panelIds)[keyof typeof panelIds];
  private readonly commands: readonly CommandId[];

  /**
   * Creates the panels of a kind.
   *
   * @param commands those that links may run
   */
  constructor(id: (typeof panelIds)[keyof typeof panelIds], commands: readonly CommandId[]) {
    this.id = id;
    this.commands = commands;
  }

  /**
   * Shows a text.
   *
   * @param key identifies what the text is about; the same key reuses its panel
   * @param markdown the text; VS Code renders it like any other document
   * @param at the ID of the element to show first; by default, the beginning of the text
   */
  async show(key: string, title: string, markdown: string, at?: string): Promise<void> {
    const body = await vscode.commands.executeCommand<string>("markdown.api.render", markdown);
    const panel = this.panels.get(key) ?? this.create(key, title);
    panel.webview.html = markdownPage({ title, body, language: textLocale(), nonce: newNonce(), at });
    panel.title = title;
    panel.reveal();
  }

  dispose(): void {
    for (const panel of this.panels.values()) panel.dispose();
  }

  private create(key: string, title: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(
      this.id,
      title,
      { viewColumn: vscode.ViewColumn.Active },
      {
        enableCommandUris: this.commands,
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
