/**
 * Schema files whose contents are much alike are packed together, since they compress to a fraction of what each takes
 * alone: all versions of an API group, and all explanations in a language. A pack has the files one after the other,
 * each below a line `#! <path>`.
 */

/** Returns the path of the pack that has a file; undefined if it is packed alone. */
export function packOf(path: string): string | undefined {
  const group = /^kubernetes\/([a-z0-9-]+)\.v\d\w*\.json$/.exec(path)?.[1];
  if (group !== undefined) return `kubernetes/${group}.pack`;
  const language = /^explanations\/([a-z]+)\/[\w.-]+\.md$/.exec(path)?.[1];
  return language === undefined ? undefined : `explanations/${language}.pack`;
}

/** Joins files into the text of a pack. No line of them begins with `#! `. */
export function joinPack(files: ReadonlyMap<string, string>): string {
  return [...files].map(([path, text]) => `#! ${path}\n${text.trimEnd()}\n`).join("");
}

/** Returns the text of a file in a pack; undefined if it is not in it. */
export function fileInPack(pack: string, path: string): string | undefined {
  const heading = `#! ${path}\n`;
  const at = pack.startsWith(heading) ? 0 : pack.indexOf(`\n${heading}`) + 1;
  if (at === 0 && !pack.startsWith(heading)) return undefined;
  const start = at + heading.length;
  const end = pack.indexOf("\n#! ", start);
  return pack.slice(start, end < 0 ? undefined : end).trimEnd();
}
