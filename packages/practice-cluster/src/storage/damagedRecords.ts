import { closeSync, openSync, writeSync } from "node:fs";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";

/** Saves unreadable parts of a journal to a file beside it, where users can look for lost data. */
export class DamagedRecords {
  private readonly file: string;
  private readonly log: Logger;
  private descriptor: number | undefined;
  private bytes = 0;
  private error: unknown;

  constructor(file: string, log: Logger) {
    this.file = file;
    this.log = log;
  }

  add(bytes: Buffer): void {
    this.bytes += bytes.length;
    if (this.error !== undefined) return;
    try {
      this.descriptor ??= openSync(this.file, "a", 0o600);
      for (let done = 0; done < bytes.length;) done += writeSync(this.descriptor, bytes, done);
    } catch (error) {
      this.error = error;
    }
  }

  /** @returns false if damaged data could not be saved */
  close(): boolean {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    if (this.bytes === 0) return true;
    const text = `${this.bytes} bytes of what the practice cluster keeps could not be read.`;
    if (this.error === undefined) this.log.warn(`${text} They are set aside in ${this.file}`);
    else this.log.warn(`${text} They stay where they are: ${asError(this.error).message}`);
    return this.error === undefined;
  }
}
