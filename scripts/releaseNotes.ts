/**
 * Prints the release notes from the changelog; fails if the tag, package.json and the changelog disagree.
 * Needs no npm packages. Usage: node scripts/releaseNotes.ts v0.1.0
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { changelogSection } from "./changelogSection.ts";

const [tag = ""] = process.argv.slice(2);
const read = (file: string): string => readFileSync(join(import.meta.dirname, "..", file), "utf8");
const { version, repository } = JSON.parse(read("package.json")) as {
  readonly version: string;
  readonly repository: { readonly url: string };
};
if (tag !== `v${version}`) throw new Error(`The tag is ${tag}, but package.json has version ${version}.`);
const folderUrl = `${repository.url.replace(/\.git$/, "")}/blob/${tag}/`;
console.log(changelogSection(read("CHANGELOG.md"), version, folderUrl));
