import path from "node:path";
import type { StartedProcess } from "@kubernetes-workshop/hosts/startedProcess";

/** The folder of a VS Code's settings and extensions, and what happens to it at the end. */
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

  /** Throws with the end of the log if VS Code has exited unexpectedly. */
  assertRunning(): void {
    this.#server.assertRunning();
  }

  /** Returns the URL that opens a local folder; the page passes `payload` to VS Code. */
  url(folder: string, payload: readonly (readonly [string, string])[] = []): string {
    const url = new URL(`http://127.0.0.1:${this.port}/`);
    url.searchParams.set("folder", pathOf(folder));
    if (payload.length > 0) {
      url.searchParams.set("payload", JSON.stringify(payload));
    }
    return url.href;
  }

  /** Returns the URI of a local file or folder, as used in the page. */
  remoteUri(file: string): string {
    return `vscode-remote://127.0.0.1:${this.port}${encodeURI(pathOf(file))}`;
  }

  /** Stops VS Code and removes its temporary data. */
  async stop(): Promise<void> {
    await this.#server.stop();
    await this.#data.remove();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** Converts a path to URI form, with slashes and a leading slash. */
function pathOf(file: string): string {
  const slashes = path.resolve(file).replaceAll(path.sep, "/");
  return slashes.startsWith("/") ? slashes : `/${slashes}`;
}
