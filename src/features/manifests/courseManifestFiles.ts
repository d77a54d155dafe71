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

  /**
   * Closes the manifests that were last written before a time, and deletes them. Every window does so when the course is
   * reset: what another has deleted already is closed, and what the learner has opened anew since then stays.
   *
   * @param before in milliseconds since 1970
   */
  async forget(before: number): Promise<void> {
    const stored = (await this.readDirectory()).map(([name]) => `/${name}`);
    const open = openTabs().map(({ uri }) => uri.path);
    const old: string[] = [];
    for (const path of new Set([...stored, ...open]))
      if ((await this.writtenAt(uriAt(path))) < before) old.push(path);
    await close(old);
    for (const path of old) await this.delete(uriAt(path)).then(undefined, () => undefined);
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

  /** When a manifest was last written, in milliseconds since 1970; 0 where it is not there. */
  private async writtenAt(uri: vscode.Uri): Promise<number> {
    return await this.stat(uri).then(
      ({ mtime }) => mtime,
      () => 0,
    );
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

function uriAt(path: string): vscode.Uri {
  return vscode.Uri.from({ scheme: courseManifestScheme, path });
}

/** The tabs that show a manifest. */
function openTabs(): { readonly tab: vscode.Tab; readonly uri: vscode.Uri }[] {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .flatMap((tab) => (tab.input instanceof vscode.TabInputText ? [{ tab, uri: tab.input.uri }] : []))
    .filter(({ uri }) => uri.scheme === courseManifestScheme);
}

/** Closes manifests, saving them first, because VS Code would ask otherwise. */
async function close(paths: readonly string[]): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    const { uri, isDirty } = document;
    if (isDirty && uri.scheme === courseManifestScheme && paths.includes(uri.path)) await document.save();
  }
  await vscode.window.tabGroups.close(
    openTabs()
      .filter(({ uri }) => paths.includes(uri.path))
      .map(({ tab }) => tab),
  );
}
