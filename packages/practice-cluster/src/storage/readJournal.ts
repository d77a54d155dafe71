import { closeSync, openSync, readSync } from "node:fs";
import { hasCode } from "./fileError.ts";
import { decodeRecord, type JournalRecord } from "./journalRecord.ts";

const chunkSize = 1024 * 1024;
/** The maximum length of a line. No request is this large, so longer lines are not records and are not assembled. */
const longestLine = 64 * 1024 * 1024;
const newline = 0x0a;

export interface JournalReader {
  readonly onRecord: (record: JournalRecord) => void;
  /** Called with bytes that are not a valid record, possibly several times for one line. */
  readonly onDamaged: (bytes: Buffer) => void;
  /** Called after each chunk, so that callers can tell that reading continues. */
  readonly onProgress?: () => void;
}

/**
 * Reads a journal of any length from the beginning, in chunks.
 *
 * @returns its length in bytes, or undefined if it does not exist
 */
export function readJournal(file: string, reader: JournalReader): number | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return undefined;
    throw error;
  }
  const lines = new Lines(reader);
  try {
    let size = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkSize);
      const length = readSync(descriptor, chunk, 0, chunkSize, null);
      if (length === 0) break;
      size += length;
      lines.take(chunk.subarray(0, length));
      reader.onProgress?.();
    }
    lines.end();
    return size;
  } finally {
    closeSync(descriptor);
  }
}

/** Assembles lines from chunks and decodes them as records. */
class Lines {
  private readonly reader: JournalReader;
  private parts: Buffer[] = [];
  private length = 0;
  private isTooLong = false;
  /**
   * Whether lines without a checksum are valid. Earlier versions wrote them; none can follow a line with a checksum.
   */
  private isPlain = true;

  constructor(reader: JournalReader) {
    this.reader = reader;
  }

  take(chunk: Buffer): void {
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(newline, start);
      this.add(chunk.subarray(start, end < 0 ? undefined : end));
      if (end < 0) return;
      this.finish();
      start = end + 1;
    }
  }

  /** Ends reading. Text after the last line break is an incomplete record that was never acknowledged. */
  end(): void {
    if (this.length > 0) this.finish();
  }

  private add(part: Buffer): void {
    if (part.length === 0) return;
    this.length += part.length;
    this.parts.push(part);
    if (this.length <= longestLine) return;
    this.isTooLong = true;
    for (const each of this.parts.splice(0)) this.reader.onDamaged(each);
  }

  private finish(): void {
    const line = this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts);
    const { isTooLong } = this;
    this.parts = [];
    this.length = 0;
    this.isTooLong = false;
    if (!line || (line.length === 0 && !isTooLong)) return;
    const read = isTooLong ? undefined : decodeRecord(line, this.isPlain);
    if (read) {
      this.isPlain &&= read.isPlain;
      this.reader.onRecord(read.record);
      return;
    }
    this.reader.onDamaged(line);
    this.reader.onDamaged(Buffer.of(newline));
  }
}
