import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { textField } from "@kubernetes-workshop/kubernetes/base/record";
import { panelIds } from "../../ids.ts";
import type { ConnectedCluster } from "../../session/clusterSession.ts";
import { webviewPage, webviewRoots } from "../../vscode/webviewPage.ts";
import { textLocale } from "../../vscode/textLanguage.ts";
import { LiveMap } from "./liveMap.ts";

/** The panel with the live map of the connected cluster, from its opening until it is closed. */
export class MapPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly panel: vscode.WebviewPanel;
  private readonly map: LiveMap;
  private isPageReady = false;
  private isOutdated = false;

  constructor(extensionUri: vscode.Uri, cluster: ConnectedCluster, log: Logger) {
    const title = t("Live Map");
    this.panel = this.owned.add(
      vscode.window.createWebviewPanel(panelIds.map, title, viewColumn(), {
        enableScripts: true,
        localResourceRoots: webviewRoots(extensionUri),
      }),
    );
    this.map = this.owned.add(new LiveMap(cluster, "whole", log));
    this.owned.add(this.map.onDidChange(() => this.send()));
    this.owned.add(this.panel.onDidDispose(() => this.dispose()));
    this.owned.add(this.panel.onDidChangeViewState(() => this.shownOrHidden()));
    this.owned.add(
      this.panel.webview.onDidReceiveMessage((received: unknown) => {
        if (textField(received, "type") === "ready") this.isPageReady = true;
        this.map.take(received).catch((error: unknown) => log.error(asError(error)));
      }),
    );
    this.panel.webview.html = webviewPage(this.panel.webview, extensionUri, {
      name: "map",
      title,
      language: textLocale(),
    });
  }

  get onDidClose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.owned.dispose();
  }

  /** VS Code ends the page of a hidden panel, and starts a new one that says when it is ready. */
  private shownOrHidden(): void {
    if (!this.panel.visible) this.isPageReady = false;
    else if (this.isOutdated) this.send();
  }

  private send(): void {
    this.isOutdated = true;
    if (!this.isPageReady || !this.panel.visible) return;
    this.isOutdated = false;
    void this.panel.webview.postMessage(this.map.message());
  }
}

/** Beside a text editor, so that a manifest and what becomes of it are seen together. */
function viewColumn(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}
