import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { courseManifestScheme } from "../../ids.ts";

/** How long after the last change a manifest is saved, in milliseconds. */
const saveAfterMs = 1000;

/**
 * The manifests of the course as files that are always saved, so that nobody is asked to save them, and that are there
 * again when they are opened another time. They lie in the extension's own storage; their names there are those of the
 * manifests, and there are no folders.
 */
export class CourseManifestFiles implements vscode.FileSystemProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.changes.event;
  private readonly folder: vscode.Uri;
  private readonly saves = new Map<string, NodeJS.Timeout>();

  /** @param storage the folder of the extension's storage, which need not be there yet */
  constructor(storage: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(storage, "manifests");
    this.owned.add(vscode.workspace.registerFileSystemProvider(courseManifestScheme, this));
    this.owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.saveSoon(document)));
  }

  /** Where a manifest is. */
  uriOf(name: string): vscode.Uri {
    return vscode.Uri.from({ scheme: courseManifestScheme, path: `/${name}.yaml` });
  }

  async has(uri: vscode.Uri): Promise<boolean> {
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  /** Forgets what was written into the manifests, and closes them. */
  async forget(): Promise<void> {
    await closeAll();
    const names = await this.readDirectory();
    await vscode.workspace.fs.delete(this.folder, { recursive: true }).then(undefined, () => undefined);
    const type = vscode.FileChangeType.Deleted;
    this.changes.fire(
      names.map(([name]) => ({
        type,
        uri: vscode.Uri.from({ scheme: courseManifestScheme, path: `/${name}` }),
      })),
    );
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    if (uri.path === "/") return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    return await this.found(uri, () => vscode.workspace.fs.stat(this.placeOf(uri)));
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    return await this.found(uri, () => vscode.workspace.fs.readFile(this.placeOf(uri)));
  }

  async writeFile(uri: vscode.Uri, content: Uint8Array): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.folder);
    await vscode.workspace.fs.writeFile(this.placeOf(uri), content);
    this.changes.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  async readDirectory(): Promise<[string, vscode.FileType][]> {
    return await vscode.workspace.fs.readDirectory(this.folder).then(
      (entries) => entries,
      () => [],
    );
  }

  async delete(uri: vscode.Uri): Promise<void> {
    await this.found(uri, () => vscode.workspace.fs.delete(this.placeOf(uri)));
    this.changes.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  createDirectory(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  dispose(): void {
    for (const timer of this.saves.values()) clearTimeout(timer);
    this.owned.dispose();
  }

  private placeOf(uri: vscode.Uri): vscode.Uri {
    const name = uri.path.slice(1);
    // A name from a link or another extension must not lead out of the folder.
    if (!/^[\w-]+\.yaml$/.test(name)) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(this.folder, name);
  }

  /** VS Code is told of the file that it asked for, not of the one behind it. */
  private async found<T>(uri: vscode.Uri, work: () => Thenable<T>): Promise<T> {
    try {
      return await work();
    } catch {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
  }

  private saveSoon(document: vscode.TextDocument): void {
    if (document.uri.scheme !== courseManifestScheme || !document.isDirty) return;
    const key = document.uri.path;
    clearTimeout(this.saves.get(key));
    this.saves.set(
      key,
      setTimeout(() => {
        this.saves.delete(key);
        if (!document.isClosed) void document.save();
      }, saveAfterMs),
    );
  }
}

/** Saves first: VS Code would ask otherwise. */
async function closeAll(): Promise<void> {
  const unsaved = vscode.workspace.textDocuments.filter(
    ({ uri, isDirty }) => isDirty && uri.scheme === courseManifestScheme,
  );
  for (const document of unsaved) await document.save();
  const tabs = vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.scheme === courseManifestScheme);
  await vscode.window.tabGroups.close(tabs);
}
