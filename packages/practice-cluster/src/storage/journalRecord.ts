import { crc32 } from "node:zlib";

/** A record, which is one line of a journal. */
export interface JournalRecord {
  readonly key: string;
  /** The new value; undefined if the key is deleted. */
  readonly value: string | undefined;
  /** Whether the key keeps its place in the order of changes, because the change is not the user's. */
  readonly keepsPlace: boolean;
}

const checksum = /,"([0-9a-f]{8})"\]$/;
const checksumLength = ',"00000000"]'.length;

/**
 * Encodes a record as a line: a JSON array of the key, the value (`null` for a deleted key), a 0 if the key keeps its
 * place, and a checksum of the preceding text, which reveals incomplete records.
 */
export function encodeRecord({ key, value, keepsPlace }: JournalRecord): Buffer {
  const stored = value === undefined ? "null" : JSON.stringify(value);
  const head = Buffer.from(`[${JSON.stringify(key)},${stored}${keepsPlace ? ",0" : ""}`);
  return Buffer.concat([head, Buffer.from(`,"${checksumOf(head)}"]\n`)]);
}

/**
 * Decodes a line without its line break.
 *
 * @param plain whether to accept lines without a checksum, which earlier versions wrote
 * @returns undefined if the line is not a record or is damaged
 */
export function decodeRecord(
  line: Buffer,
  plain: boolean,
): { readonly record: JournalRecord; readonly isPlain: boolean } | undefined {
  const tail = checksum.exec(line.subarray(-checksumLength).toString("latin1"));
  if (tail && checksumOf(line.subarray(0, -checksumLength)) !== tail[1]) return undefined;
  if (!tail && !plain) return undefined;
  const fields = parse(line);
  const [key, value, place] = tail ? (fields?.slice(0, -1) ?? []) : (fields ?? []);
  if (typeof key !== "string" || (fields?.length ?? 0) > (tail ? 4 : 2)) return undefined;
  if (value !== undefined && value !== null && typeof value !== "string") return undefined;
  // Without a checksum, all values were objects. Anything else is a record with a damaged checksum.
  if (!tail && typeof value === "string" && !/^\{.*\}$/s.test(value)) return undefined;
  const record = { key, value: value ?? undefined, keepsPlace: place === 0 };
  return { record, isPlain: !tail };
}

function checksumOf(head: Buffer): string {
  return crc32(head).toString(16).padStart(8, "0");
}

function parse(line: Buffer): readonly unknown[] | undefined {
  try {
    const parsed: unknown = JSON.parse(line.toString("utf8"));
    return Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
