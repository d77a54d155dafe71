import { mkdir, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** A chunk as esbuild names it: its module's name, or `chunk` if several modules share it, and a hash. */
const hashed = /\b([\w.]+)-[A-Z0-9]{8}(?=\.js\b)/g;

/**
 * Makes the many chunks of a bundle small: gives them short names, which each of them imports, and leaves out a banner
 * that they do not need. A hash cannot be compressed and is of no use here, because each version of the extension is
 * installed into a folder of its own.
 */
export const smallChunks = {
  name: "small-chunks",
  setup({ initialOptions, onEnd }) {
    initialOptions.write = false;
    onEnd(async ({ outputFiles = [] }) => {
      const banner = `${initialOptions.banner?.js ?? ""}\n`;
      const texts = new Map(outputFiles.map(({ path, text }) => [path, withoutBanner(text, banner)]));
      const short = shortNames([...texts.keys()].map((path) => basename(path)));
      const renamed = (text) => text.replace(hashed, (name) => short.get(name) ?? name);
      for (const [path, text] of texts) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(join(dirname(path), renamed(basename(path))), renamed(text));
      }
    });
  },
};

/** Returns a text without the banner, which defines `require`, unless the rest uses that. */
export function withoutBanner(text, banner) {
  const rest = text.startsWith(banner) ? text.slice(banner.length) : text;
  return /\brequire\b/.test(rest) ? text : rest;
}

/**
 * Returns the new name of each chunk: that of its module where only one chunk has it, and a number for shared chunks.
 *
 * @param files names of files, of which some are chunks
 */
export function shortNames(files) {
  const chunks = [...new Set(files.flatMap((file) => file.match(hashed) ?? []))].sort();
  const taken = new Set(
    files.map((file) => file.replace(/\.js\b.*$/, "")).filter((name) => !chunks.includes(name)),
  );
  const names = new Map();
  let number = 0;
  for (const chunk of chunks) {
    const stem = chunk.slice(0, chunk.lastIndexOf("-"));
    let name = stem;
    while (name === "chunk" || taken.has(name)) name = (number++).toString(36);
    taken.add(name);
    names.set(chunk, name);
  }
  return names;
}
