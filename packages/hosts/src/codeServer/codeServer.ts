import path from "node:path";
import type { StartedProcess } from "@kubernetes-workshop/hosts/startedProcess";

/** Where a VS Code keeps its settings and extensions, and what becomes of that at its end. */
export interface DataFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** A running VS Code; `startCodeServer` starts one. */
export class CodeServer implements AsyncDisposable {
  readonly port: number;
  readonly #server: StartedProcess;
  readonly #data: DataFolder;

  constructor(port: number, server: StartedProcess, data: DataFolder) {
    this.port = port;
    this.#server = server;
    this.#data = data;
  }

  /** Throws, with the end of its log, when VS Code has ended by itself. */
  assertRunning(): void {
    this.#server.assertRunning();
  }

  /** The address that shows a folder of this machine; `payload` is what the page hands to VS Code. */
  url(folder: string, payload: readonly (readonly [string, string])[] = []): string {
    const url = new URL(`http://127.0.0.1:${this.port}/`);
    url.searchParams.set("folder", pathOf(folder));
    if (payload.length > 0) {
      url.searchParams.set("payload", JSON.stringify(payload));
    }
    return url.href;
  }

  /** The address of a file or folder of this machine, as the page names it. */
  remoteUri(file: string): string {
    return `vscode-remote://127.0.0.1:${this.port}${encodeURI(pathOf(file))}`;
  }

  /** Ends VS Code and removes its temporary data. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#data.remove();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** A path as in a URI: with slashes, and one at its start. */
function pathOf(file: string): string {
  const slashes = path.resolve(file).replaceAll(path.sep, "/");
  return slashes.startsWith("/") ? slashes : `/${slashes}`;
}
