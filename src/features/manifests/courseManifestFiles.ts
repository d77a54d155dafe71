import * as vscode from "vscode";
import { type Disposable, DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import { courseManifestScheme } from "../../ids.ts";

/** The delay between the last change of a manifest and saving it, in milliseconds. */
const saveAfterMs = 1000;

/**
 * A file system for the course's manifests, which saves them without asking and keeps them for the next time they are
 * opened. The files are in the extension's storage, named after the manifests, without subfolders.
 */
export class CourseManifestFiles implements vscode.FileSystemProvider, Disposable {
  private readonly owned = new DisposableStore();
  private readonly changes = this.owned.add(new vscode.EventEmitter<vscode.FileChangeEvent[]>());
  readonly onDidChangeFile = this.changes.event;
  private readonly folder: vscode.Uri;
  private readonly saves = new Map<string, NodeJS.Timeout>();

  /**
   * Registers the file system.
   *
   * @param storage the folder of the extension's storage, which need not exist yet
   */
  constructor(storage: vscode.Uri) {
    this.folder = vscode.Uri.joinPath(storage, "manifests");
    this.owned.add(vscode.workspace.registerFileSystemProvider(courseManifestScheme, this));
    this.owned.add(vscode.workspace.onDidChangeTextDocument(({ document }) => this.saveSoon(document)));
  }

  /** Returns the URI of a manifest. */
  uriOf(name: string): vscode.Uri {
    return vscode.Uri.from({ scheme: courseManifestScheme, path: `/${name}.yaml` });
  }

  async has(uri: vscode.Uri): Promise<boolean> {
    return this.stat(uri).then(
      () => true,
      () => false,
    );
  }

  /** Closes the manifests and deletes them, with the learner's changes. */
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
    // A name from a link or another extension must not lead outside the folder.
    if (!/^[\w-]+\.yaml$/.test(name)) throw vscode.FileSystemError.FileNotFound(uri);
    return vscode.Uri.joinPath(this.folder, name);
  }

  /** Reports failures for the URI that VS Code asked about, not for the file in the storage. */
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

/** Closes the manifests, saving them first, because VS Code would ask otherwise. */
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
