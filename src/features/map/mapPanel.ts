import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { commandIds, panelIds } from "../../ids.ts";
import type { MapObject } from "../../map/mapObject.ts";
import type { FromMapPage, MapAction, ToMapPage } from "../../map/mapPage.ts";
import { MapModel } from "../../map/mapModel.ts";
import { noCluster } from "../../map/mapTexts.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { webviewPage, webviewRoots } from "../../vscode/webviewPage.ts";
import { ClusterFeed } from "./clusterFeed.ts";
import { readFromPage } from "./readFromPage.ts";
import { textLocale } from "../../vscode/textLanguage.ts";

/** The panel with the live map of the connected cluster, from its opening until it is closed. */
export class MapPanel implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly panel: vscode.WebviewPanel;
  private readonly cluster: ConnectedCluster;
  private readonly log: Logger;
  /** What belongs to the session that is shown. */
  private ofSession = new DisposableStore();
  private model: MapModel | undefined;
  /** Why there is no map of the session. */
  private failure: string | undefined;
  private width = 1000;
  private isPageReady = false;
  private isPageEmpty = true;
  private isOutdated = false;

  constructor(extensionUri: vscode.Uri, cluster: ConnectedCluster, log: Logger) {
    this.cluster = cluster;
    this.log = log;
    const title = t("Live Map");
    this.panel = this.owned.add(
      vscode.window.createWebviewPanel(panelIds.map, title, viewColumn(), {
        enableScripts: true,
        localResourceRoots: webviewRoots(extensionUri),
      }),
    );
    this.owned.add(this.panel.onDidDispose(() => this.dispose()));
    this.owned.add(this.panel.onDidChangeViewState(() => this.shownOrHidden()));
    this.owned.add(cluster.onDidChangeSession((session) => this.follow(session)));
    this.owned.add(
      this.panel.webview.onDidReceiveMessage((received: unknown) => {
        const message = readFromPage(received);
        if (message) this.take(message).catch((error: unknown) => this.log.error(asError(error)));
      }),
    );
    this.panel.webview.html = webviewPage(this.panel.webview, extensionUri, {
      name: "map",
      title,
      language: textLocale(),
    });
    this.follow(cluster.session);
  }

  get onDidClose(): vscode.Event<void> {
    return this.panel.onDidDispose;
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.ofSession.dispose();
    this.owned.dispose();
  }

  private follow(session: ClusterSession | undefined): void {
    this.ofSession.dispose();
    this.ofSession = new DisposableStore();
    this.model = undefined;
    this.failure = undefined;
    this.isPageEmpty = true;
    this.send();
    if (!session) return;
    const model = new MapModel({ language: textLocale() });
    const feed = this.ofSession.add(new ClusterFeed(session, this.log));
    this.ofSession.add(
      feed.onDidChange(() => {
        this.model = model;
        model.resize(this.width);
        model.update(feed.takeSnapshot(), Date.now());
        this.send();
      }),
    );
    feed.start().catch((error: unknown) => {
      this.failure = t("The cluster cannot be read: {0}", asError(error).message);
      this.log.warn(`The live map: ${asError(error).message}`);
      this.send();
    });
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
    const message: ToMapPage = this.model ? this.model.frame(this.isPageEmpty) : this.emptyMap();
    this.isPageEmpty = !this.model;
    void this.panel.webview.postMessage(message);
  }

  private emptyMap(): ToMapPage {
    if (!this.cluster.session) return noCluster(textLocale());
    const message = this.failure ?? t("Reading the cluster…");
    return { type: "empty", language: textLocale(), message, buttons: [] };
  }

  private async take(message: FromMapPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.isPageReady = true;
        this.isPageEmpty = true;
        this.resize(message.width);
        return;
      case "resized":
        this.resize(message.width);
        return;
      case "replay":
        this.model?.replay(message.moment);
        this.send();
        return;
      case "live":
        this.model?.live();
        this.send();
        return;
      case "act":
        return this.act(message.action, this.model?.objectOf(message.id));
      case "startPractice":
        await vscode.commands.executeCommand(commandIds.startPractice);
        return;
      case "connect":
        await vscode.commands.executeCommand(commandIds.selectContext);
    }
  }

  private resize(width: number): void {
    this.width = width;
    this.model?.resize(width);
    this.send();
  }

  private async act(action: MapAction, object: MapObject | undefined): Promise<void> {
    const target = object && targetOf(object);
    if (!target) return;
    if (action === "reveal") await vscode.commands.executeCommand(commandIds.revealObject, target);
    else await vscode.commands.executeCommand(commandIds.showTrace, { type: "object", summary: target });
  }
}

/** Beside a text editor, so that a manifest and what becomes of it are seen together. */
function viewColumn(): vscode.ViewColumn {
  return vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
}

/** What the commands of the tree take. */
function targetOf(object: MapObject) {
  switch (object.type) {
    case "pod":
    case "node": {
      const { uid, name } = object.summary;
      const namespace = object.type === "pod" ? object.summary.namespace : undefined;
      return { ...typeMeta(kinds[object.type === "pod" ? "Pod" : "Node"]), uid, name, namespace };
    }
    case "service": {
      const { uid, name, namespace } = object;
      return { ...typeMeta(kinds.Service), uid, name, namespace };
    }
    case "row":
      return undefined;
  }
}
