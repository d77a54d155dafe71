import type { ContainerFileSystem } from "@ngrok/webernetes";
import { copied } from "./copied.ts";
import type { Memory } from "./memory.ts";

/** Overhead of a file, in bytes. */
const fileBytes = 128;

/** Number of appended pieces that are joined at once. */
const piecesAtOnce = 64;

/** The files of a container. Files that its processes write count as its memory, as in a tmpfs. */
export class Files {
  private readonly files: ContainerFileSystem;
  private readonly memory: Memory;
  private readonly sizes = new Map<string, number>();
  /** Appended pieces that are not joined to their file yet: each concatenation costs memory. */
  private readonly appended = new Map<string, string[]>();

  constructor(files: ContainerFileSystem, memory: Memory) {
    this.files = files;
    this.memory = memory;
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  read(path: string): string | undefined {
    const pieces = this.appended.get(path);
    if (pieces) {
      this.appended.delete(path);
      this.files.write(path, (this.files.read(path) ?? "") + copied(pieces.join("")));
    }
    return this.files.read(path);
  }

  write(path: string, contents: string): void {
    this.resize(path, fileBytes + path.length + contents.length);
    this.appended.delete(path);
    this.files.write(path, copied(contents));
  }

  append(path: string, text: string): void {
    const size = this.sizes.get(path) ?? fileBytes + path.length + (this.files.read(path)?.length ?? 0);
    this.resize(path, size + text.length);
    if (!this.files.has(path)) this.files.write(path, "");
    const pieces = this.appended.get(path) ?? [];
    this.appended.set(path, pieces);
    pieces.push(text);
    if (pieces.length >= piecesAtOnce) this.read(path);
  }

  delete(path: string): boolean {
    this.memory.release(this.sizes.get(path) ?? 0);
    this.sizes.delete(path);
    this.appended.delete(path);
    return this.files.delete(path);
  }

  private resize(path: string, size: number): void {
    const grown = size - (this.sizes.get(path) ?? 0);
    if (grown > 0) this.memory.hold(grown);
    else this.memory.release(-grown);
    this.sizes.set(path, size);
  }
}
