import { cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { build } from "esbuild";
import ts from "typescript";

const packageFolder = join(import.meta.dirname, "..");
const repositoryFolder = join(packageFolder, "../..");

/** The folder of the built package. */
export const publishedFolder = join(packageFolder, "dist");

/**
 * Builds the npm package for publication: one bundle each for the library, the command, and the thread. The bundles
 * include all imports, because the other packages of this repository are not published.
 */
export async function buildPackage(): Promise<void> {
  await rm(publishedFolder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: ["index", "bin", "worker"].map((name) => join(packageFolder, "src", `${name}.ts`)),
    outdir: publishedFolder,
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node22.19",
    legalComments: "linked",
    logLevel: "warning",
    metafile: true,
    absWorkingDir: repositoryFolder,
    // Bundled CommonJS packages call require() for Node's own modules.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  await writeFile(
    join(publishedFolder, "THIRD-PARTY-LICENSES.txt"),
    await licensesOf(Object.keys(metafile.inputs)),
  );
  await writeFile(join(publishedFolder, "index.d.ts"), await declarations());
  await cp(schemaFolder, join(publishedFolder, "schemas"), { recursive: true });
  for (const name of ["README.md", "ARCHITECTURE.md"])
    await cp(join(packageFolder, name), join(publishedFolder, name));
  await cp(join(repositoryFolder, "LICENSE"), join(publishedFolder, "LICENSE"));
  await writeFile(
    join(publishedFolder, "package.json"),
    `${JSON.stringify(await manifest(), undefined, 2)}\n`,
  );
}

/** The licenses of the third-party packages that these files belong to. The paths are relative to the repository. */
async function licensesOf(files: readonly string[]): Promise<string> {
  const folders = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0]);
  const texts = [...new Set(folders.filter((folder) => folder !== undefined))].sort().map(async (folder) => {
    const names = await readdir(join(repositoryFolder, folder));
    const license = names.find((name) => /^licen[cs]e/i.test(name));
    if (license === undefined) throw new Error(`${folder} has no license text.`);
    const text = await readFile(join(repositoryFolder, folder, license), "utf8");
    return `${folder.replace(/^.*node_modules\//, "")}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join(`\n${"-".repeat(80)}\n\n`);
}

/** The type declarations of the entry, which refer to no other file. */
async function declarations(): Promise<string> {
  const file = join(packageFolder, "src", "index.ts");
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(await readFile(file, "utf8"), {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2024, stripInternal: true },
  });
  const [first] = diagnostics;
  if (first) throw new Error(ts.flattenDiagnosticMessageText(first.messageText, "\n"));
  return outputText;
}

/** The published package.json, without fields that only this repository needs. */
async function manifest(): Promise<object> {
  const read = async (folder: string): Promise<Record<string, unknown>> =>
    JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as Record<string, unknown>;
  const [own, extension] = await Promise.all([read(packageFolder), read(repositoryFolder)]);
  const { name, description, keywords, license, type, engines, homepage } = own;
  return {
    name,
    // Releases coincide with those of the extension.
    version: extension["version"],
    ...{ description, keywords, license, type, engines, homepage },
    repository: { ...(extension["repository"] as object), directory: "packages/practice-cluster" },
    bin: { "kubernetes-practice-cluster": "./bin.js" },
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
  };
}
