import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { ObjectReference } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { shownObject } from "@kubernetes-workshop/kubernetes/resources/shownObject";
import { descriptionScheme } from "../../ids.ts";
import { placeFromUri, placeInUri } from "../../inspect/objectPlace.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";

/** Descriptions of objects, as `kubectl describe` prints them, as read-only documents. */
export class Descriptions implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly owned = new DisposableStore();
  private readonly ended = new AbortController();
  private readonly cluster: ConnectedCluster;
  private readonly changed: (uri: vscode.Uri) => void;

  /** @param changed is told of each document whose text is another now */
  constructor(cluster: ConnectedCluster, changed: (uri: vscode.Uri) => void) {
    this.cluster = cluster;
    this.changed = changed;
    this.owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === descriptionScheme) this.texts.delete(uri.toString());
      }),
    );
  }

  /**
   * Opens the description of an object, read anew.
   *
   * @throws {RequestError}
   */
  async show(session: ClusterSession, reference: ObjectReference): Promise<void> {
    const place = placeInUri({ kubeContext: session.kubeContext, reference }, "txt");
    const uri = vscode.Uri.from({ scheme: descriptionScheme, ...place });
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: t("Describing {0}…", reference.name) },
      () => this.read(session, uri, reference),
    );
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  /**
   * Reads the object of a document anew, from the cluster that it is of.
   *
   * @throws {RequestError}
   */
  async refresh(session: ClusterSession, uri: vscode.Uri): Promise<void> {
    const place = placeFromUri(uri.query);
    if (!place) return;
    if (place.kubeContext === session.kubeContext) await this.read(session, uri, place.reference);
    else
      void vscode.window.showInformationMessage(t("Connect to {0} to see this object.", place.kubeContext));
  }

  /** The text of a document; read first where it is one that was open before the window was loaded. */
  async text(uri: vscode.Uri): Promise<string> {
    const key = uri.toString();
    const { session } = this.cluster;
    if (!this.texts.has(key) && session) await this.refresh(session, uri);
    return this.texts.get(key) ?? "";
  }

  dispose(): void {
    this.ended.abort();
    this.owned.dispose();
  }

  private async read(session: ClusterSession, uri: vscode.Uri, reference: ObjectReference): Promise<void> {
    const key = uri.toString();
    const text = await this.describe(session, reference);
    const before = this.texts.get(key);
    if (text === undefined && before === undefined)
      this.texts.set(key, `${t("{0} {1} is not in the cluster.", reference.kind, reference.name)}\n`);
    else if (text === undefined) {
      const gone = `${t("Deleted. This is how it looked last.")}\n\n`;
      this.texts.set(key, before?.startsWith(gone) ? before : gone + (before ?? ""));
    } else this.texts.set(key, text);
    if (before !== this.texts.get(key)) this.changed(uri);
  }

  private async describe(session: ClusterSession, reference: ObjectReference): Promise<string | undefined> {
    const { described } = await import("../../shell/describe/describe.ts");
    const { signal } = this.ended;
    const object = await session.objects.read({ ...reference, uid: undefined }, signal);
    if (!object) return undefined;
    // The values of a Secret are not described, but annotations may hold copies of them.
    const { metadata } = shownObject(object, t("(hidden)"));
    const cluster = { session, confirmed: () => Promise.resolve(undefined), isReadOnly: () => true };
    return described({ ...object, metadata }, { cluster, signal, now: Date.now });
  }
}
