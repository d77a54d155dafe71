import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { atExit } from "./atExit.ts";

/** A new folder for what a test needs only while it runs. */
export class TemporaryFolder implements AsyncDisposable {
  readonly path: string;
  readonly #forget: () => void;

  constructor(name: string) {
    this.path = mkdtempSync(path.join(tmpdir(), `kubernetes-workshop-${name}-`));
    this.#forget = atExit(() => rmSync(this.path, { recursive: true, force: true, maxRetries: 3 }));
  }

  /** Removes the folder; a program that has just been ended may have been writing its last file. */
  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    this.#forget();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.remove();
  }
}
