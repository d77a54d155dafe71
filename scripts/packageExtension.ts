import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createVSIX } from "@vscode/vsce";

const root = join(import.meta.dirname, "..");

/** Where the packaged extension lies. */
const vsixFile = join(root, "dist-vsix", "kubernetes-workshop.vsix");

/** What goes into the VSIX or is bundled into it. */
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
  "package.nls.json",
  "package.nls.ko.json",
  "README.md",
  "README.ko.md",
  "LICENSE",
  "CHANGELOG.md",
  ".vscodeignore",
  "esbuild.mjs",
  "package-lock.json",
];

/** Builds and packages the extension, unless the VSIX is newer than everything that it is made of. */
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

/** The last change of a file, or of anything in a folder, in milliseconds since 1970. */
function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  // What is not there is for vsce to complain about.
  if (!stat) return Infinity;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path).map((name) => newest(join(path, name)));
  return Math.max(stat.mtimeMs, ...inside);
}
