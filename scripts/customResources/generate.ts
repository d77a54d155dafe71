/**
 * Generates `schemas/custom/` from the CustomResourceDefinitions of the projects in `projects.ts`, in
 * the releases named there. The folder holds a clone of each, bare or not, named after the repository:
 *
 *     git clone --bare https://github.com/cert-manager/cert-manager clones/cert-manager
 *
 * Usage: npm run generate:customResources -- clones
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { DefinitionFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { parseAllDocuments } from "yaml";
import { bundledFiles } from "./bundledFiles.ts";
import { projects } from "./projects.ts";

const [clones] = process.argv.slice(2);
if (clones === undefined) throw new Error("Usage: npm run generate:customResources -- <folder of clones>");
const target = join(import.meta.dirname, "../../schemas/custom");

const git = (repository: string, ...args: readonly string[]): string =>
  execFileSync("git", args, {
    cwd: resolve(clones, repository.slice(repository.indexOf("/") + 1)),
    encoding: "utf8",
    maxBuffer: 50_000_000,
  });
const read = projects.map((project) => ({
  ...project,
  commit: git(project.repository, "rev-parse", `${project.release}^{commit}`).trim(),
  definitions: project.files.flatMap((file) =>
    parseAllDocuments(git(project.repository, "show", `${project.release}:${file}`)).map(
      (document) => document.toJS() as unknown,
    ),
  ),
}));

const kubernetes = new Map(
  ["core.v1", "meta.v1"].map((name) => [
    name,
    JSON.parse(readFileSync(join(schemaFolder, "kubernetes", `${name}.json`), "utf8")) as DefinitionFile,
  ]),
);
const files = bundledFiles(read, kubernetes);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
let packed = 0;
for (const [group, content] of files) {
  const text = JSON.stringify(content) + "\n";
  writeFileSync(join(target, `${group}.json`), text);
  const size = brotliCompressSync(text).length;
  packed += size;
  console.log(`${group}: ${text.length} bytes, ${size} packed`);
}
const source = {
  license: "Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0",
  changes:
    "Fields, types, allowed values, defaults, and the first sentences of descriptions; types of Kubernetes by their names.",
  projects: read.map(({ name, repository, release, commit, copyright, files: paths }) => ({
    name,
    repository: `https://github.com/${repository}`,
    release,
    commit,
    copyright,
    files: paths,
  })),
};
writeFileSync(join(target, "source.json"), JSON.stringify(source, undefined, 2) + "\n");
console.log(`${packed} bytes packed in all`);
