import * as vscode from "vscode";
import { DisposableStore } from "@kubernetes-workshop/kubernetes/base/disposable";
import type { CustomKind, FindCustomKind } from "../../../explain/index.ts";

/** Limits on what is read of a workspace, which may hold anything. */
const limits = { files: 2_000, fileBytes: 5_000_000, allBytes: 100_000_000 };

const manifests = "**/*.{yaml,yml}";
const leftOut = "**/{node_modules,.git}/**";

/** Returns the custom kinds that the text of a file defines. */
export type ReadDefinitions = (text: string) => Promise<readonly CustomKind[]>;

/**
 * Finds custom kinds in the CustomResourceDefinitions of the workspace. Searches the files when a kind is first asked
 * for, and reads those that change when the next one is.
 */
export class WorkspaceDefinitions implements vscode.Disposable {
  private readonly disposables = new DisposableStore();
  private readonly kinds = new Map<string, readonly CustomKind[]>();
  /** Files to read before the next answer, by their URI. */
  private readonly unread = new Map<string, vscode.Uri>();
  private reading: Promise<void> = Promise.resolve();
  private isSearched = false;
  /** What was read of each file, in bytes. */
  private readonly sizes = new Map<string, number>();
  private bytes = 0;
  private readonly readDefinitions: ReadDefinitions;

  constructor(readDefinitions: ReadDefinitions) {
    this.readDefinitions = readDefinitions;
  }

  readonly find: FindCustomKind = async ({ apiVersion, kind }) => {
    await this.readChanges();
    for (const kinds of this.kinds.values())
      for (const each of kinds) if (each.kind === kind && each.apiVersion === apiVersion) return each;
    return undefined;
  };

  /** Returns all custom kinds that the workspace defines. */
  async all(): Promise<readonly CustomKind[]> {
    await this.readChanges();
    return [...this.kinds.values()].flat();
  }

  dispose(): void {
    this.disposables.dispose();
  }

  private readChanges(): Promise<void> {
    this.reading = this.reading.catch(() => undefined).then(() => this.readAll());
    return this.reading;
  }

  private async readAll(): Promise<void> {
    if (!this.isSearched) {
      this.isSearched = true;
      this.watch();
      for (const uri of await vscode.workspace.findFiles(manifests, leftOut, limits.files))
        this.unread.set(uri.toString(), uri);
    }
    for (const [key, uri] of this.unread) {
      this.unread.delete(key);
      await this.read(key, uri);
    }
  }

  private watch(): void {
    const watcher = this.disposables.add(vscode.workspace.createFileSystemWatcher(manifests));
    const later = (uri: vscode.Uri): void => void this.unread.set(uri.toString(), uri);
    watcher.onDidChange(later);
    watcher.onDidCreate(later);
    watcher.onDidDelete((uri) => {
      this.unread.delete(uri.toString());
      this.forget(uri.toString());
    });
  }

  private async read(key: string, uri: vscode.Uri): Promise<void> {
    this.forget(key);
    const found = await this.textOf(key, uri);
    if (found === undefined) return;
    const kinds = await this.readDefinitions(found);
    if (kinds.length > 0) this.kinds.set(key, kinds);
  }

  private forget(key: string): void {
    this.kinds.delete(key);
    this.bytes -= this.sizes.get(key) ?? 0;
    this.sizes.delete(key);
  }

  /** Returns the text of a file that may define a kind; undefined if it does not, is too large, or is gone. */
  private async textOf(key: string, uri: vscode.Uri): Promise<string | undefined> {
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      if (size > limits.fileBytes || this.bytes + size > limits.allBytes) return undefined;
      this.sizes.set(key, size);
      this.bytes += size;
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      return text.includes("CustomResourceDefinition") ? text : undefined;
    } catch (error) {
      if (error instanceof vscode.FileSystemError) return undefined;
      throw error;
    }
  }
}
