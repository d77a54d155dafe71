import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";

/** Virtual documents, which exist only until they are closed. */
export class ReadOnlyDocuments implements Disposable {
  private readonly owned = new DisposableStore();
  private readonly texts = new Map<string, string>();
  private readonly scheme: string;
  private count = 0;

  /** @param scheme the URI scheme of these documents, of which no others have it */
  constructor(scheme: string) {
    this.scheme = scheme;
    this.owned.add(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        provideTextDocumentContent: (uri) => this.texts.get(uri.toString()) ?? "",
      }),
    );
    this.owned.add(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (uri.scheme === scheme) this.texts.delete(uri.toString());
      }),
    );
  }

  /**
   * Adds a document and returns its URI.
   *
   * @param name the name of the file to show, such as `now.yaml`
   */
  add(name: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: this.scheme, path: `/${++this.count}/${name}` });
    this.texts.set(uri.toString(), text);
    return uri;
  }

  dispose(): void {
    this.owned.dispose();
  }
}
