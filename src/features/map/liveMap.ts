import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { Emitter } from "@kubernetes-workshop/kubernetes/base/emitter";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { typeMeta } from "@kubernetes-workshop/kubernetes/kinds/kindRow";
import { kinds } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import { commandIds } from "../../ids.ts";
import type { MapObject } from "../../map/mapObject.ts";
import type { FromMapPage, MapAction, ToMapPage } from "../../map/mapPage.ts";
import { MapModel } from "../../map/mapModel.ts";
import type { MapSize } from "../../map/mapSize.ts";
import { noCluster } from "../../map/mapTexts.ts";
import { type ClusterSession, type ConnectedCluster, isPractice } from "../../session/clusterSession.ts";
import { textLocale } from "../../vscode/textLanguage.ts";
import { ClusterFeed } from "./clusterFeed.ts";
import { readFromPage } from "../../map/readFromPage.ts";

/**
 * The map of the connected cluster, whichever that is, until it is disposed: says what its page shows, and does what
 * the page asks for. Without a cluster, it follows nothing; a small map follows only the practice cluster.
 */
export class LiveMap implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new Emitter<undefined>());
  /** There is something else to show. */
  readonly onDidChange = this.changes.event;
  private readonly cluster: ConnectedCluster;
  private readonly size: MapSize;
  private readonly log: Logger;
  /** What belongs to the session that is shown. */
  private ofSession = new DisposableStore();
  private model: MapModel | undefined;
  /** Why there is no map of the session. */
  private failure: string | undefined;
  private width = 1000;
  private isPageEmpty = true;

  constructor(cluster: ConnectedCluster, size: MapSize, log: Logger) {
    this.cluster = cluster;
    this.size = size;
    this.log = log;
    this.owned.add(cluster.onDidChangeSession((session) => this.follow(session)));
    this.follow(cluster.session);
  }

  /** What to tell the page now. It must reach the page, since the next message has only what has changed by then. */
  message(): ToMapPage {
    const { model } = this;
    const message = model ? model.frame(this.isPageEmpty) : this.emptyMap();
    this.isPageEmpty = !model;
    return message;
  }

  /** Does what a page asks for; passes over what is not understood. */
  async take(received: unknown): Promise<void> {
    const message = readFromPage(received);
    if (message) await this.answer(message);
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
    this.changes.fire(undefined);
    if (!session || !this.mayFollow(session)) return;
    const model = new MapModel({ language: textLocale(), size: this.size });
    const feed = this.ofSession.add(new ClusterFeed(session, this.log));
    this.ofSession.add(
      feed.onDidChange(() => {
        this.model = model;
        model.resize(this.width);
        model.update(feed.takeSnapshot(), Date.now());
        this.changes.fire(undefined);
      }),
    );
    feed.start().catch((error: unknown) => {
      this.failure = t("The cluster cannot be read: {0}", asError(error).message);
      this.log.warn(`The live map: ${asError(error).message}`);
      this.changes.fire(undefined);
    });
  }

  /**
   * A lesson that happens to be open puts no load on a cluster that others share; there, the whole map is for people to
   * open. The practice cluster is on this machine.
   */
  private mayFollow(session: ClusterSession): boolean {
    return this.size === "whole" || isPractice(session);
  }

  private emptyMap(): ToMapPage {
    if (!this.cluster.session) return noCluster(textLocale());
    const message = this.failure ?? t("Reading the cluster…");
    return { type: "empty", language: textLocale(), message, buttons: [] };
  }

  private async answer(message: FromMapPage): Promise<void> {
    switch (message.type) {
      case "ready":
        this.isPageEmpty = true;
        this.resize(message.width);
        return;
      case "resized":
        this.resize(message.width);
        return;
      case "replay":
        this.model?.replay(message.moment);
        this.changes.fire(undefined);
        return;
      case "live":
        this.model?.live();
        this.changes.fire(undefined);
        return;
      case "act":
        return act(message.action, this.model?.objectOf(message.id));
      case "startPractice":
        await vscode.commands.executeCommand(commandIds.startPractice);
        return;
      case "connect":
        await vscode.commands.executeCommand(commandIds.selectContext);
        return;
      case "open":
        await vscode.commands.executeCommand(commandIds.showMap);
    }
  }

  private resize(width: number): void {
    this.width = width;
    this.model?.resize(width);
    this.changes.fire(undefined);
  }
}

async function act(action: MapAction, object: MapObject | undefined): Promise<void> {
  const target = object && targetOf(object);
  if (!target) return;
  if (action === "reveal") await vscode.commands.executeCommand(commandIds.revealObject, target);
  else await vscode.commands.executeCommand(commandIds.showTrace, { type: "object", summary: target });
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
