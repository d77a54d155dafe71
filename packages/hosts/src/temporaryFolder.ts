import { mkdtempSync, rmSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { atExit } from "./atExit.ts";

/** Creates a temporary folder for a test. */
export class TemporaryFolder implements AsyncDisposable {
  readonly path: string;
  readonly #forget: () => void;

  constructor(name: string) {
    this.path = mkdtempSync(path.join(tmpdir(), `kubernetes-workshop-${name}-`));
    this.#forget = atExit(() => rmSync(this.path, { recursive: true, force: true, maxRetries: 3 }));
  }

  /** Removes the folder, with retries because a stopped program may still be writing its last file. */
  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    this.#forget();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.remove();
  }
}
