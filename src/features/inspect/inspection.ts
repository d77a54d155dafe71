import { t } from "@vscode/l10n";
import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { descriptionScheme, objectDocumentScheme } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { compareWithFile } from "./compareWithFile.ts";
import { copyKubectl } from "./copyKubectl.ts";
import { Descriptions } from "./descriptions.ts";
import { Forwards } from "./forwards.ts";
import { containerNamed } from "./inspectedElement.ts";
import { inspectTarget } from "./inspectTarget.ts";
import type { LogTerminal } from "./logTerminal.ts";
import { ObjectDocuments } from "./objectDocuments.ts";
import { ObjectLenses } from "./objectLenses.ts";
import { showLogs } from "./showLogs.ts";

/** What the commands that look into objects share while the extension runs. */
export class Inspection implements Disposable {
  readonly objects: ObjectDocuments;
  readonly descriptions: Descriptions;
  readonly forwards: Forwards;
  private readonly owned = new DisposableStore();
  private readonly snapshots: ReadOnlyDocuments;
  /** The logs in terminals that are open. */
  private readonly logs = new Map<
    vscode.Terminal,
    { readonly session: ClusterSession; readonly log: LogTerminal }
  >();

  /** @param changed is told of each document whose text is another now */
  constructor(cluster: ConnectedCluster, log: Logger, changed: (uri: vscode.Uri) => void) {
    this.forwards = this.owned.add(new Forwards(cluster, log));
    this.objects = this.owned.add(new ObjectDocuments(cluster, changed));
    this.descriptions = this.owned.add(new Descriptions(cluster, changed));
    this.owned.add(vscode.window.onDidCloseTerminal((terminal) => this.logs.delete(terminal)));
    this.owned.add(
      cluster.onDidChangeSession((now) => {
        for (const { session, log } of this.logs.values())
          if (session !== now) log.end(t("The cluster was disconnected."));
      }),
    );
    this.snapshots = this.owned.add(new ReadOnlyDocuments("kubernetes-workshop-snapshot"));
    this.owned.add(
      vscode.languages.registerCodeLensProvider(
        { scheme: objectDocumentScheme },
        new ObjectLenses(this.objects),
      ),
    );
  }

  /** @param element of the tree; without one, people pick an object */
  async showYaml(session: ClusterSession, element: unknown): Promise<void> {
    const reference = await inspectTarget(session, element);
    if (reference) await this.objects.show(session, reference);
  }

  /** @param element of the tree; without one, people pick an object */
  async describe(session: ClusterSession, element: unknown): Promise<void> {
    const reference = await inspectTarget(session, element);
    if (reference) await this.descriptions.show(session, reference);
  }

  /** @param uri of a description; by default, that of the active editor */
  async refreshDescription(session: ClusterSession, uri: unknown): Promise<void> {
    const named = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    if (named?.scheme === descriptionScheme) await this.descriptions.refresh(session, named);
  }

  /** @param element of the tree; without one, people pick an object */
  async copyKubectl(session: ClusterSession, element: unknown): Promise<void> {
    const reference = await inspectTarget(session, element);
    if (reference) await copyKubectl(session, reference, containerNamed(element));
  }

  /** @param elements of the tree; without one, people pick an object */
  async showLogs(
    session: ClusterSession,
    elements: readonly unknown[],
    previous: boolean,
  ): Promise<vscode.Terminal | undefined> {
    const opened = await showLogs(session, elements, previous, this.snapshots);
    if (opened) this.logs.set(opened.terminal, { session, log: opened.log });
    return opened?.terminal;
  }

  /** @param uri of an object's YAML; by default, that of the active editor */
  async compareWithFile({ objects: { namespace } }: ClusterSession, uri: unknown): Promise<void> {
    const named = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    const open = named && this.objects.find(named);
    if (open) await compareWithFile(open, namespace, this.snapshots);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
