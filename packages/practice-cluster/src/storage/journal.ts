import {
  closeSync,
  fdatasync,
  fdatasyncSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { dirname } from "node:path";
import { asError } from "@kubernetes-workshop/kubernetes/base/asError";
import type { Logger } from "@kubernetes-workshop/kubernetes/base/logger";
import { DamagedRecords } from "./damagedRecords.ts";
import { hasCode } from "./fileError.ts";
import { encodeRecord, type JournalRecord } from "./journalRecord.ts";
import { readJournal } from "./readJournal.ts";

export interface JournalOptions {
  readonly log: Logger;
  /** Called before the file is rewritten. Throws if another process uses the folder. */
  readonly claim?: () => void;
  /** Starts empty, without reading an existing file. */
  readonly empty?: boolean;
  readonly onProgress?: () => void;
  /** How many bytes may be appended before the file is compacted. */
  readonly slackBytes?: number;
  readonly slackRecords?: number;
}

const syncEveryMs = 1_000;
const writeSize = 1024 * 1024;

/**
 * A key-value store in a file. Each change is appended to the file before it is acknowledged.
 *
 * Killing the process loses no acknowledged change. A power failure loses at most the last second, because the file is
 * synced only that often: a sync at each change would block the thread for milliseconds. A change that cannot be
 * written throws and is not made. The file is atomically rewritten when it is opened, when it has grown to a multiple
 * of its live data, and when it was moved, deleted or changed by another program. Damaged parts go to a file beside it.
 */
export class Journal {
  private readonly file: string;
  private readonly options: JournalOptions;
  private readonly kept = new Map<string, string>();
  private descriptor: number | undefined;
  /** The file after the last write; undefined if it must be rewritten before anything is appended. */
  private left: { readonly dev: bigint; readonly ino: bigint; size: number } | undefined;
  private sizeWhenWritten = 0;
  private appended = 0;
  private isUnsynced = false;
  private syncing: NodeJS.Timeout | undefined;

  private constructor(file: string, options: JournalOptions) {
    this.file = file;
    this.options = options;
  }

  /**
   * Opens a journal and reads its valid records. If the file cannot be written, the first change tries again.
   *
   * @throws the ELOCKED error of `claim` if another process uses the folder
   */
  static open(file: string, options: JournalOptions): Journal {
    const journal = new Journal(file, options);
    const mayReplace = options.empty === true || journal.read();
    try {
      if (mayReplace) journal.writeAnew();
      else journal.appendBehind();
    } catch (error) {
      if (hasCode(error, "ELOCKED")) throw error;
      options.log.warn(`${file} cannot be written: ${asError(error).message}`);
    }
    return journal;
  }

  /** All entries, least recently changed first. */
  get entries(): ReadonlyMap<string, string> {
    return this.kept;
  }

  /**
   * Makes all of the changes or none.
   *
   * @throws if they cannot be written
   */
  apply(changes: readonly JournalRecord[]): void {
    this.append(changes);
    for (const { key, value, keepsPlace } of changes) {
      if (value === undefined || !keepsPlace) this.kept.delete(key);
      if (value !== undefined) this.kept.set(key, value);
    }
    this.compact();
  }

  /** Rewrites the file if it was moved, deleted or changed by another program. */
  check(): void {
    if (!this.isAsLeft()) this.writeAnew();
  }

  close(): void {
    clearTimeout(this.syncing);
    try {
      this.check();
      if (this.isUnsynced && this.descriptor !== undefined) fdatasyncSync(this.descriptor);
    } catch (error) {
      this.options.log.warn(`${this.file} cannot be written: ${asError(error).message}`);
    }
    this.closeFile();
  }

  /** @returns whether the file may be replaced, which requires that its damaged parts were saved elsewhere */
  private read(): boolean {
    const { kept } = this;
    const { log, onProgress } = this.options;
    const damaged = new DamagedRecords(`${this.file}.damaged`, log);
    let isRead = false;
    try {
      readJournal(this.file, {
        onRecord: ({ key, value, keepsPlace }) => {
          if (value === undefined || !keepsPlace) kept.delete(key);
          if (value !== undefined) kept.set(key, value);
        },
        onDamaged: (bytes) => damaged.add(bytes),
        ...(onProgress && { onProgress }),
      });
      isRead = true;
    } catch (error) {
      // The records read so far are used. The rest stays in the file.
      log.error(`${this.file} cannot be read to its end: ${asError(error).message}`);
    }
    return damaged.close() && isRead;
  }

  private append(records: readonly JournalRecord[]): void {
    this.check();
    const { left, descriptor } = this;
    if (!left || descriptor === undefined) throw new Error(`${this.file} is closed.`);
    const bytes = Buffer.concat(records.map((record) => encodeRecord(record)));
    try {
      writeWhole(descriptor, bytes);
    } catch (error) {
      this.takeBack(descriptor, left.size);
      throw error;
    }
    left.size += bytes.length;
    this.appended += records.length;
    this.syncSoon();
  }

  /**
   * Removes everything that a failed write has appended, including complete records, because their changes are refused.
   */
  private takeBack(descriptor: number, size: number): void {
    try {
      ftruncateSync(descriptor, size);
    } catch {
      this.left = undefined;
    }
  }

  private isAsLeft(): boolean {
    if (!this.left) return false;
    const now = statSync(this.file, { bigint: true, throwIfNoEntry: false });
    const { dev, ino, size } = this.left;
    return now?.dev === dev && now.ino === ino && now.size === BigInt(size);
  }

  private compact(): void {
    const { slackBytes = 4 * 1024 * 1024, slackRecords = 20_000 } = this.options;
    const size = this.left?.size ?? 0;
    const isLarge = size - this.sizeWhenWritten > Math.max(slackBytes, this.sizeWhenWritten);
    if (!isLarge && this.appended <= Math.max(slackRecords, 2 * this.kept.size)) return;
    try {
      this.writeAnew();
    } catch (error) {
      // The change is in the existing file. Compaction is retried once the file has grown as much again, or with the
      // next change if the file could not be replaced after it was closed.
      this.sizeWhenWritten = size;
      this.appended = 0;
      this.options.log.warn(`${this.file} cannot be compacted: ${asError(error).message}`);
    }
  }

  /** Writes all live data to a new file, and atomically replaces the old one with it. */
  private writeAnew(): void {
    const folder = dirname(this.file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.options.claim?.();
    const whole = `${this.file}.new`;
    try {
      this.writeAll(whole);
      // Windows cannot replace an open file.
      this.closeFile();
      renameSync(whole, this.file);
    } catch (error) {
      rmSync(whole, { force: true });
      throw error;
    }
    this.use(openSync(this.file, "a"));
    syncFolder(folder);
  }

  private writeAll(file: string): void {
    const descriptor = openSync(file, "w", 0o600);
    try {
      let chunk: Buffer[] = [];
      let length = 0;
      for (const [key, value] of this.kept) {
        const record = encodeRecord({ key, value, keepsPlace: false });
        chunk.push(record);
        length += record.length;
        if (length < writeSize) continue;
        writeWhole(descriptor, Buffer.concat(chunk));
        chunk = [];
        length = 0;
      }
      writeWhole(descriptor, Buffer.concat(chunk));
      // If a file is renamed before its content is synced, it may be empty after a power failure.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Continues to append to the existing file without rewriting it. */
  private appendBehind(): void {
    this.options.claim?.();
    this.use(openSync(this.file, "a", 0o600));
    const { left, descriptor } = this;
    // The last line may be incomplete.
    if (left && descriptor !== undefined) left.size += writeWhole(descriptor, Buffer.from("\n"));
  }

  private use(descriptor: number): void {
    this.closeFile();
    const { dev, ino, size } = statSync(this.file, { bigint: true });
    this.descriptor = descriptor;
    this.left = { dev, ino, size: Number(size) };
    this.sizeWhenWritten = Number(size);
    this.appended = 0;
  }

  private closeFile(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
    this.left = undefined;
  }

  private syncSoon(): void {
    this.isUnsynced = true;
    this.syncing ??= setTimeout(() => this.sync(), syncEveryMs).unref();
  }

  private sync(): void {
    this.syncing = undefined;
    const { descriptor } = this;
    if (descriptor === undefined) return;
    this.isUnsynced = false;
    fdatasync(descriptor, (error) => {
      // Errors of a descriptor that a rewrite has closed do not matter: the rewrite synced the data.
      if (!error || descriptor !== this.descriptor) return;
      this.options.log.warn(`${this.file} cannot be stored by the disk: ${error.message}`);
      this.left = undefined;
    });
  }
}

function writeWhole(descriptor: number, bytes: Buffer): number {
  for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
  return bytes.length;
}

/** Syncs a folder, which stores the names of its files. Windows does so itself, and cannot open folders. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems cannot sync folders, and guarantee nothing at a power failure.
  } finally {
    closeSync(descriptor);
  }
}
