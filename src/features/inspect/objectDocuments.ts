import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { shownObject } from "@kubernetes-workshop/kubernetes/resources/shownObject";
import { objectDocumentScheme } from "../../ids.ts";
import { FollowedObject } from "../../inspect/followedObject.ts";
import { type ObjectPlace, placeFromUri, placeInUri } from "../../inspect/objectPlace.ts";
import { objectsAsYaml } from "../../manifests/objectsAsYaml.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";

/** The time after which a document is shown without the cluster's answer, in milliseconds; it follows later. */
const slowMs = 2000;

/** An object whose YAML is open. */
export interface OpenObject {
  readonly place: ObjectPlace;
  readonly followed: FollowedObject;
}

/**
 * Objects of the connected cluster as read-only YAML documents. Each follows its object while it can be seen, and rests
 * while it cannot, or while another cluster is connected.
 */
export class ObjectDocuments implements Disposable {
  private readonly news = new vscode.EventEmitter<void>();
  /** Fires when something new is known of an object, even if its text stays the same. */
  readonly onDidHear = this.news.event;
  private readonly owned = new DisposableStore();
  private readonly open = new Map<string, OpenObject>();
  private readonly cluster: ConnectedCluster;
  private readonly changed: (uri: vscode.Uri) => void;

  /** @param changed is told of each document whose text is another now */
  constructor(cluster: ConnectedCluster, changed: (uri: vscode.Uri) => void) {
    this.cluster = cluster;
    this.changed = changed;
    this.owned.add(this.news);
    this.owned.add(vscode.window.onDidChangeVisibleTextEditors(() => this.followVisible()));
    this.owned.add(cluster.onDidChangeSession(() => this.rest()));
    this.owned.add(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.forget(uri)));
  }

  /** Opens the YAML of an object; an editor that shows it already is used again. */
  async show({ kubeContext }: ClusterSession, reference: ObjectReference): Promise<void> {
    const place = placeInUri({ kubeContext, reference }, "yaml");
    const uri = vscode.Uri.from({ scheme: objectDocumentScheme, ...place });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
    this.followVisible();
  }

  /** The object of a document; undefined for any other document. */
  find(uri: vscode.Uri): OpenObject | undefined {
    return this.open.get(uri.toString());
  }

  /** The text of a document: the first time, once the cluster has answered or is slow to. */
  async text(uri: vscode.Uri): Promise<string> {
    const known = this.open.get(uri.toString()) ?? this.add(uri);
    if (!known) return "";
    this.follow(known);
    const { followed } = known;
    if (followed.news.presence === "unknown" && followed.isFollowed)
      await new Promise<void>((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          heard.dispose();
          resolve();
        };
        const timer = setTimeout(end, slowMs);
        const heard = followed.onDidChange(end);
      });
    return textOf(known);
  }

  dispose(): void {
    for (const { followed } of this.open.values()) followed.dispose();
    this.open.clear();
    this.owned.dispose();
  }

  private add(uri: vscode.Uri): OpenObject | undefined {
    const place = placeFromUri(uri.query);
    if (!place) return undefined;
    const followed = new FollowedObject(place.reference);
    const added = { place, followed };
    let shown = textOf(added);
    followed.onDidChange(() => {
      const text = textOf(added);
      if (text !== shown) this.changed(uri);
      shown = text;
      this.news.fire();
    });
    this.open.set(uri.toString(), added);
    return added;
  }

  private followVisible(): void {
    const visible = new Set(vscode.window.visibleTextEditors.map(({ document }) => document.uri.toString()));
    for (const [uri, known] of this.open)
      if (visible.has(uri)) this.follow(known);
      else known.followed.rest();
    this.news.fire();
  }

  private follow({ place, followed }: OpenObject): void {
    const { session } = this.cluster;
    if (session?.kubeContext === place.kubeContext) followed.follow(session.objects);
  }

  /** Ends all watches with the connection; those that can be seen begin anew with the next one to the same cluster. */
  private rest(): void {
    for (const { followed } of this.open.values()) followed.rest();
    this.followVisible();
  }

  private forget(uri: vscode.Uri): void {
    if (uri.scheme !== objectDocumentScheme) return;
    this.open.get(uri.toString())?.followed.dispose();
    this.open.delete(uri.toString());
  }
}

function textOf({ followed, place }: OpenObject): string {
  const { object, trouble, presence } = followed.news;
  if (object) return objectsAsYaml([shownObject(object, t("(hidden)"))]);
  const { kind, name } = place.reference;
  if (presence === "gone") return comment(t("{0} {1} is not in the cluster.", kind, name));
  if (trouble) return comment(trouble.error.message);
  if (followed.isFollowed) return comment(t("Waiting for the cluster…"));
  return comment(t("Connect to {0} to see this object.", place.kubeContext));
}

function comment(text: string): string {
  return text
    .split("\n")
    .map((line) => `# ${line}\n`)
    .join("");
}
