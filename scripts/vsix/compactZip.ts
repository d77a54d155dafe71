import { inflateRawSync } from "node:zlib";

/** How a file in a zip archive is compressed. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.4.5 */
const stored = 0;
const deflatedMethod = 8;

/** A flag: the sizes follow the content (APPNOTE, 4.4.4). */
const sizesFollow = 0x8;

interface Entry {
  /** Its header in the central directory, with its name and nothing after it (APPNOTE, 4.3.12). */
  readonly header: Buffer;
  readonly content: Buffer;
  /** Whether deflating it makes it smaller, which it does not for what is compressed already. */
  readonly isDeflated: boolean;
}

/**
 * Rewrites a zip archive as small as its format allows: with contents deflated anew, stored where that is smaller, the
 * sizes before each content, and without extra fields and comments. Reads what vsce writes: one disk, no encryption, not
 * Zip64; throws for a compression other than stored and deflated.
 *
 * @param deflate returns contents deflated, in their order
 */
export async function compactZip(
  archive: Buffer,
  deflate: (contents: readonly Buffer[]) => Promise<readonly Buffer[]>,
): Promise<Buffer> {
  const end = archive.lastIndexOf(Buffer.from("PK\x05\x06"));
  const entries = entriesOf(archive, end);
  const deflatable = entries.filter(({ isDeflated }) => isDeflated);
  const smaller = new Map<Entry, Buffer>();
  for (const [index, deflated] of (await deflate(deflatable.map(({ content }) => content))).entries()) {
    const entry = deflatable[index];
    if (entry && deflated.length < entry.content.length) smaller.set(entry, deflated);
  }
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = smaller.get(entry) ?? entry.content;
    const header = Buffer.from(entry.header);
    header.writeUInt16LE(header.readUInt16LE(8) & ~sizesFollow, 8);
    header.writeUInt16LE(smaller.has(entry) ? deflatedMethod : stored, 10);
    header.writeUInt32LE(packed.length, 20);
    header.writeUInt32LE(offset, 42);
    directory.push(header);
    // A local header has the fields of the central one from the version needed to the length of the extra fields.
    const file = Buffer.concat([
      Buffer.from("PK\x03\x04"),
      header.subarray(6, 32),
      header.subarray(46),
      packed,
    ]);
    files.push(file);
    offset += file.length;
  }
  const directoryLength = directory.reduce((sum, header) => sum + header.length, 0);
  const last = Buffer.from(archive.subarray(end, end + 22));
  last.writeUInt32LE(directoryLength, 12);
  last.writeUInt32LE(offset, 16);
  last.writeUInt16LE(0, 20);
  return Buffer.concat([...files, ...directory, last]);
}

/** Reads the central directory, whose end record is at `end`. */
function entriesOf(archive: Buffer, end: number): readonly Entry[] {
  const entries: Entry[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const header = Buffer.from(archive.subarray(at, nameEnd));
    const next = nameEnd + header.readUInt16LE(30) + header.readUInt16LE(32);
    header.writeUInt16LE(0, 30);
    header.writeUInt16LE(0, 32);
    entries.push({ header, ...contentAt(archive, header) });
    at = next;
  }
  return entries;
}

function contentAt(archive: Buffer, header: Buffer): Omit<Entry, "header"> {
  const local = header.readUInt32LE(42);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + header.readUInt32LE(20));
  const method = header.readUInt16LE(10);
  if (method === stored) return { content: packed, isDeflated: false };
  if (method !== deflatedMethod) throw new Error(`${header.toString("utf8", 46)} has compression ${method}.`);
  const content = inflateRawSync(packed);
  return { content, isDeflated: packed.length < content.length };
}
