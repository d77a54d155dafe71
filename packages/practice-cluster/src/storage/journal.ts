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
  /** Throws where somebody else has the folder; asked before the file is made anew. */
  readonly claim?: () => void;
  /** Begins with nothing, and does not even read what there is. */
  readonly empty?: boolean;
  readonly onProgress?: () => void;
  /** So many bytes may have been appended to it before it is compacted. */
  readonly slackBytes?: number;
  readonly slackRecords?: number;
}

const syncEveryMs = 1_000;
const writeSize = 1024 * 1024;

/**
 * Keys and values in a file, to which each change is appended before anyone hears that it was made.
 *
 * A kill of the process loses nothing that was acknowledged; a power cut the last second at most, as the disk is told
 * to store that often and no more: to wait for it at each change would stop all else for milliseconds. A change that
 * cannot be written throws and is not made. The file is written anew, in one step, when it has grown to a multiple of
 * what counts in it, when it was moved, deleted or changed by others, and when it is opened; what is damaged in it is
 * set aside in a file beside it then.
 */
export class Journal {
  private readonly file: string;
  private readonly options: JournalOptions;
  private readonly kept = new Map<string, string>();
  private descriptor: number | undefined;
  /** The file as it was left; undefined where it has to be written anew before anything is appended. */
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
   * Reads what can be read. Where the file cannot be written, it is tried again with the first change.
   *
   * @throws what `claim` throws with the code ELOCKED: somebody else has the folder
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

  /** In the order in which they last changed. */
  get entries(): ReadonlyMap<string, string> {
    return this.kept;
  }

  /**
   * Makes changes, all or none.
   *
   * @throws where they cannot be written
   */
  apply(changes: readonly JournalRecord[]): void {
    this.append(changes);
    for (const { key, value, keepsPlace } of changes) {
      if (value === undefined || !keepsPlace) this.kept.delete(key);
      if (value !== undefined) this.kept.set(key, value);
    }
    this.compact();
  }

  /** Writes the file anew where it was moved, deleted or changed by others. */
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

  /** @returns whether the file may be replaced: what is damaged in it is elsewhere, too */
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
      // What was read of it counts; what was not is left where it is.
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

  /** Half a record, or a whole one whose writer was refused, does not stay. */
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
      // The change is in the file that there is. It is tried again once as much has been appended.
      this.sizeWhenWritten = size;
      this.appended = 0;
      this.options.log.warn(`${this.file} cannot be compacted: ${asError(error).message}`);
    }
  }

  /** Puts all that counts into a new file, and that in the place of the old one in one step. */
  private writeAnew(): void {
    const folder = dirname(this.file);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.options.claim?.();
    const whole = `${this.file}.new`;
    try {
      this.writeAll(whole);
      // Windows puts no file in the place of one that is open.
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
      // A file that is renamed before its content is stored may be empty after a power cut.
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Goes on behind what is in the file, as it is. */
  private appendBehind(): void {
    this.options.claim?.();
    this.use(openSync(this.file, "a", 0o600));
    const { left, descriptor } = this;
    // What stands last may be half a line.
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
      // The descriptor of a file that was written anew meanwhile, and with that stored, is closed.
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

/** A name is stored with its folder. Windows stores it by itself, and opens no folder. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    fsyncSync(descriptor);
  } catch {
    // Some file systems cannot; they promise nothing at a power cut.
  } finally {
    closeSync(descriptor);
  }
}
