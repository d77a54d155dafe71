import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { crc32, deflateRawSync } from "node:zlib";
import { compactZip } from "../../../../scripts/vsix/compactZip.ts";
import { deflateAll } from "../../../../scripts/vsix/deflateAll.ts";
import { zipFiles } from "../../../contributions/zipFiles.ts";

/** A zip archive as vsce writes it, with the sizes after each content, and an extra field and a comment for each. */
function archiveOf(files: ReadonlyMap<string, Buffer>, method = 8): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const packed = method === 0 ? content : deflateRawSync(content, { level: 1 });
    const sizes = Buffer.alloc(12);
    for (const [index, value] of [crc32(content), packed.length, content.length].entries())
      sizes.writeUInt32LE(value, index * 4);
    const fixed = Buffer.from([20, 0, 0x08, 0x08, method, 0, 1, 2, 3, 4]);
    const lengths = Buffer.from([Buffer.byteLength(name), 0, 4, 0]);
    const extra = Buffer.from([0xfe, 0xca, 0, 0]);
    const local = Buffer.concat([
      ...[Buffer.from("PK\x03\x04"), fixed, Buffer.alloc(12), lengths, Buffer.from(name), extra, packed],
      ...[Buffer.from("PK\x07\x08"), sizes],
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt16LE(7, 0);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([
        ...[Buffer.from("PK\x01\x02"), Buffer.from([20, 3]), fixed, sizes, lengths, rest],
        ...[Buffer.from(name), extra, Buffer.from("comment")],
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const length = directory.reduce((sum, header) => sum + header.length, 0);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const files = new Map([
  ["extension/ko.md", Buffer.from("파드는 컨테이너를 담습니다. ".repeat(500))],
  ["extension/파드.json", Buffer.from(JSON.stringify({ kind: "Pod", names: [...Array(900).keys()] }))],
  ["extension/packed.br", randomBytes(3_000)],
  ["extension/empty.txt", Buffer.alloc(0)],
]);

describe("A zip archive, made compact", function () {
  this.timeout(60_000);

  it("has the same files in the same order, and is smaller", async () => {
    const archive = archiveOf(files);
    assert.deepEqual(zipFiles(archive), files);
    const compact = await compactZip(archive, deflateAll);
    assert.deepEqual([...zipFiles(compact)], [...files]);
    assert.ok(compact.length < archive.length, `${compact.length} of ${archive.length} bytes`);
  });

  it("has sizes and checksums before each content", async () => {
    const compact = await compactZip(archiveOf(files), deflateAll);
    let at = 0;
    for (const [name, content] of files) {
      const nameEnd = at + 30 + compact.readUInt16LE(at + 26);
      assert.equal(compact.toString("latin1", at, at + 4), "PK\x03\x04");
      assert.equal(compact.readUInt16LE(at + 6), 0x800, "only the flag of UTF-8 names");
      assert.equal(compact.readUInt32LE(at + 14), crc32(content));
      assert.equal(compact.readUInt32LE(at + 22), content.length);
      assert.equal(compact.readUInt16LE(at + 28), 0);
      assert.equal(compact.toString("utf8", at + 30, nameEnd), name);
      at = nameEnd + compact.readUInt32LE(at + 18);
    }
    assert.equal(compact.toString("latin1", at, at + 4), "PK\x01\x02");
  });

  it("stores what deflating makes longer", async () => {
    const deflated: number[] = [];
    const compact = await compactZip(archiveOf(files), (contents) => {
      deflated.push(...contents.map(({ length }) => length));
      return Promise.resolve(contents.map((content) => Buffer.concat([content, content])));
    });
    assert.deepEqual([...zipFiles(compact)], [...files]);
    const sizes = [...files.values()].map(({ length }) => length);
    assert.deepEqual(deflated, sizes.slice(0, 2), "only what can become smaller is deflated");
  });

  it("keeps what is stored", async () => {
    const archive = archiveOf(files, 0);
    assert.deepEqual([...zipFiles(await compactZip(archive, deflateAll))], [...files]);
  });

  it("is refused for another compression", async () => {
    await assert.rejects(compactZip(archiveOf(files, 12), deflateAll), /ko\.md has compression 12/);
  });
});
