import type { ContainerFileSystem } from "@ngrok/webernetes";
import type { Memory } from "./memory.ts";

/** What a file costs beside its name and contents, in bytes. */
const fileBytes = 128;

/** The files of a container; those that its processes write are part of what it holds, as in a tmpfs. */
export class Files {
  private readonly files: ContainerFileSystem;
  private readonly memory: Memory;
  private readonly sizes = new Map<string, number>();

  constructor(files: ContainerFileSystem, memory: Memory) {
    this.files = files;
    this.memory = memory;
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  read(path: string): string | undefined {
    return this.files.read(path);
  }

  write(path: string, contents: string): void {
    const size = fileBytes + path.length + contents.length;
    const grown = size - (this.sizes.get(path) ?? 0);
    if (grown > 0) this.memory.hold(grown);
    else this.memory.release(-grown);
    this.sizes.set(path, size);
    this.files.write(path, contents);
  }

  append(path: string, text: string): void {
    this.write(path, (this.files.read(path) ?? "") + text);
  }

  delete(path: string): boolean {
    this.memory.release(this.sizes.get(path) ?? 0);
    this.sizes.delete(path);
    return this.files.delete(path);
  }
}
