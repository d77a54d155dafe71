import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { zipFiles } from "../contributions/zipFiles.ts";

/** How many bytes of a VSIX are the scripts and style sheets of the webviews, compressed. */
export function webviewsShare(vsix: string): number {
  const files = [...zipFiles(readFileSync(vsix))].filter(([name]) =>
    name.startsWith("extension/dist/webviews/"),
  );
  if (files.length === 0) throw new Error("The VSIX has no webviews.");
  return files.reduce((sum, [, content]) => sum + deflateRawSync(content, { level: 9 }).length, 0);
}
