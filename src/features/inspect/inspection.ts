import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { descriptionScheme, objectDocumentScheme } from "../../ids.ts";
import type { ClusterSession, ConnectedCluster } from "../../session/clusterSession.ts";
import { ReadOnlyDocuments } from "../../vscode/readOnlyDocuments.ts";
import { compareWithFile } from "./compareWithFile.ts";
import { copyKubectl } from "./copyKubectl.ts";
import { Descriptions } from "./descriptions.ts";
import { containerNamed, inspectTarget } from "./inspectTarget.ts";
import { ObjectDocuments } from "./objectDocuments.ts";
import { ObjectLenses } from "./objectLenses.ts";

/** What the commands that look into objects share while the extension runs. */
export class Inspection implements Disposable {
  readonly objects: ObjectDocuments;
  readonly descriptions: Descriptions;
  private readonly owned = new DisposableStore();
  private readonly comparisons: ReadOnlyDocuments;

  /** @param changed is told of each document whose text is another now */
  constructor(cluster: ConnectedCluster, changed: (uri: vscode.Uri) => void) {
    this.objects = this.owned.add(new ObjectDocuments(cluster, changed));
    this.descriptions = this.owned.add(new Descriptions(cluster, changed));
    this.comparisons = this.owned.add(new ReadOnlyDocuments("kubernetes-workshop-comparison"));
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

  /** @param uri of an object's YAML; by default, that of the active editor */
  async compareWithFile({ objects: { namespace } }: ClusterSession, uri: unknown): Promise<void> {
    const named = uri instanceof vscode.Uri ? uri : vscode.window.activeTextEditor?.document.uri;
    const open = named && this.objects.find(named);
    if (open) await compareWithFile(open, namespace, this.comparisons);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
