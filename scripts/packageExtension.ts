import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createVSIX } from "@vscode/vsce";
import { languages, languageSuffix } from "@kubernetes-workshop/kubernetes/base/displayLanguage";

const root = join(import.meta.dirname, "..");

/** The path of the packaged extension. */
const vsixFile = join(root, "dist-vsix", "kubernetes-workshop.vsix");

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
];

/** Builds and packages the extension, unless the VSIX is newer than all of its sources. */
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
  await createVSIX({ cwd: root, packagePath: vsixFile, dependencies: false });
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
