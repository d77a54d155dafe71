import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { zipFiles } from "../contributions/zipFiles.ts";

const bundle = "extension/dist/practice.js";

/** How many bytes of a VSIX are there for the practice cluster alone: its bundle, and what nothing else needs. */
export function practiceShare(vsix: string): number {
  const files = zipFiles(readFileSync(vsix));
  const needed = (name: string): boolean =>
    [...files].some(
      ([other, content]) =>
        other !== bundle &&
        other.startsWith("extension/dist/") &&
        other.endsWith(".js") &&
        content.includes(name),
    );
  const isOwn = (name: string): boolean => {
    if (name.startsWith(bundle) || name === "extension/dist/schemas/protobuf.json.br") return true;
    const chunk = /^extension\/dist\/([\w.]+?\.js)/.exec(name)?.[1];
    return chunk !== undefined && chunk !== "extension.js" && !needed(`./${chunk}`);
  };
  return [...files]
    .filter(([name]) => isOwn(name))
    .reduce((sum, [, content]) => sum + deflateRawSync(content, { level: 9 }).length, 0);
}
