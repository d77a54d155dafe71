import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { languages, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";
import { compactZip } from "./vsix/compactZip.ts";
import { deflatedBefore } from "./vsix/deflatedBefore.ts";

const root = join(import.meta.dirname, "..");

/** The path of the packaged extension. */
const vsixFile = join(root, "dist-vsix", "kubernetes-workshop.vsix");

/** What is deflated of earlier VSIXs; in node_modules, so that `npm ci` removes it. */
const deflatedFolder = join(root, "node_modules/.cache/deflated");

/** The files that are packaged or bundled into the VSIX. */
const sources = [
  "src",
  "packages/kubernetes",
  "packages/practice-cluster/src",
  "schemas",
  "snippets",
  "walkthroughs",
  "labs",
  "docs/lab.schema.json",
  "media",
  "l10n",
  "package.json",
  ...languages.map((language) => `package.nls${languageSuffix(language)}.json`),
  ...languages.map((language) => `README${languageSuffix(language)}.md`),
  "LICENSE",
  "CHANGELOG.md",
  ".vscodeignore",
  "esbuild.mjs",
  "package-lock.json",
  "scripts/vsix",
];

/**
 * Builds and packages the extension, unless the VSIX is newer than all of its sources. The first time takes about 20 s of
 * processor time longer, since zopfli deflates every file.
 */
export async function packageExtension(): Promise<string> {
  if (
    existsSync(vsixFile) &&
    sources.every((source) => newest(join(root, source)) < statSync(vsixFile).mtimeMs)
  ) {
    return vsixFile;
  }
  execFileSync(process.execPath, ["esbuild.mjs", "--production"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  mkdirSync(dirname(vsixFile), { recursive: true });
  const asPackaged = `${vsixFile}.tmp`;
  await createVSIX({ cwd: root, packagePath: asPackaged, dependencies: false });
  const compact = await compactZip(readFileSync(asPackaged), (contents) =>
    deflatedBefore(contents, deflatedFolder),
  );
  writeFileSync(vsixFile, compact);
  rmSync(asPackaged);
  return vsixFile;
}

/** Returns the last modification of a file or of anything in a folder, in milliseconds since 1970. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  // vsce reports missing files.
  if (!stat) return Infinity;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
