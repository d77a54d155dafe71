import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";
import { deflateAll } from "./deflateAll.ts";

/**
 * Deflates contents, and keeps each result in a folder under the hash of its content, so that the next VSIX deflates
 * only what has changed. Throws if a result does not inflate to its content.
 */
export async function deflatedBefore(
  contents: readonly Buffer[],
  folder: string,
): Promise<readonly Buffer[]> {
  const fileOf = (content: Buffer): string =>
    join(folder, createHash("sha256").update(content).digest("hex"));
  const missing = contents.filter((content) => !existsSync(fileOf(content)));
  mkdirSync(folder, { recursive: true });
  for (const [index, deflated] of (await deflateAll(missing)).entries()) {
    const content = missing[index];
    if (content === undefined) continue;
    // Renamed when it is whole, since two suites may package at the same time.
    const whole = `${fileOf(content)}.${process.pid}`;
    writeFileSync(whole, deflated);
    renameSync(whole, fileOf(content));
  }
  return contents.map((content) => {
    const deflated = readFileSync(fileOf(content));
    if (!inflateRawSync(deflated).equals(content))
      throw new Error(`${fileOf(content)} is damaged. Delete ${folder}.`);
    return deflated;
  });
}
