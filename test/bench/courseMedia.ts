import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { zipFiles } from "../contributions/zipFiles.ts";

/** How many bytes of a VSIX are what the walkthroughs show: pages and pictures, in both languages, compressed. */
export function courseMedia(vsix: string): number {
  const media = [...zipFiles(readFileSync(vsix))].filter(([name]) =>
    /^extension\/(?:walkthroughs\/.*\.(?:md|svg)|media\/diagrams\/.*)$/.test(name),
  );
  if (media.length === 0) throw new Error("The VSIX has no pages of the walkthroughs.");
  return media.reduce((sum, [, content]) => sum + deflateRawSync(content, { level: 9 }).length, 0);
}
