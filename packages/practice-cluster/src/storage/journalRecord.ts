import { crc32 } from "node:zlib";

/** One line of a journal. */
export interface JournalRecord {
  readonly key: string;
  /** Undefined where the record says that the key is gone. */
  readonly value: string | undefined;
  /** The change is not one of the user: the key stays where it was in the order of changes. */
  readonly keepsPlace: boolean;
}

const checksum = /,"([0-9a-f]{8})"\]$/;
const checksumLength = ',"00000000"]'.length;

/**
 * The line of a record: a JSON array of the key, the value (`null` where the key is gone), a 0 where the key keeps its
 * place, and a checksum of what stands before it, so that half a record is none.
 */
export function encodeRecord({ key, value, keepsPlace }: JournalRecord): Buffer {
  const stored = value === undefined ? "null" : JSON.stringify(value);
  const head = Buffer.from(`[${JSON.stringify(key)},${stored}${keepsPlace ? ",0" : ""}`);
  return Buffer.concat([head, Buffer.from(`,"${checksumOf(head)}"]\n`)]);
}

/**
 * Reads a line, without its end.
 *
 * @param plain whether a line without a checksum counts, as earlier versions wrote them
 * @returns undefined for what is no record, or a damaged one
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
  // They were all objects; anything else is a record whose checksum is garbled, too.
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
