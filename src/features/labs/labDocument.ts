import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { labPage } from "../../labs/labPage.ts";
import type { LabsModel } from "../../labs/labsModel.ts";

const uri = vscode.Uri.from({ scheme: "kubernetes-workshop-lab", path: "/lab.md" });

/** Shows the current lab as a page in the editor, and keeps the page up to date. */
export class LabDocument implements Disposable {
  private readonly owned = new DisposableStore();

  constructor(model: LabsModel) {
    const changes = this.owned.add(new vscode.EventEmitter<vscode.Uri>());
    this.owned.add(
      vscode.workspace.registerTextDocumentContentProvider(uri.scheme, {
        onDidChange: changes.event,
        provideTextDocumentContent: () => (model.current ? labPage(model.current) : ""),
      }),
    );
    this.owned.add(model.onDidChange(() => changes.fire(uri)));
  }

  async show(): Promise<void> {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  }

  dispose(): void {
    this.owned.dispose();
  }
}
