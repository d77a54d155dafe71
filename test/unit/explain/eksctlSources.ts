import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import type { EksctlSchemaFile } from "../../../scripts/eksctlSchema.ts";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** What `schemas/eksctl/source.json` says of where the field data comes from. */
export interface EksctlSource {
  readonly module: string;
  readonly version: string;
  readonly commit: string;
  readonly path: string;
  readonly license: string;
}

export const eksctlSource = JSON.parse(
  readFileSync(path.join(repositoryFolder, "schemas/eksctl/source.json"), "utf8"),
) as EksctlSource;

const moduleFolder = path.join(
  process.env["GOMODCACHE"] ?? path.join(process.env["GOPATH"] ?? path.join(homedir(), "go"), "pkg/mod"),
  `${eksctlSource.module}@${eksctlSource.version}`,
);

/** eksctl's own schema, from the Go module cache; undefined where it is not there. */
export function publishedEksctlSchema(): EksctlSchemaFile | undefined {
  const file = path.join(moduleFolder, eksctlSource.path);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as EksctlSchemaFile) : undefined;
}

/** An example of eksctl. */
export interface EksctlExample {
  readonly name: string;
  readonly text: string;
}

/** Some of eksctl's examples, which lie in the project, or all where the Go module is at hand. */
export function eksctlExamples(): EksctlExample[] {
  const all = path.join(moduleFolder, "examples");
  const folder = existsSync(all) ? all : path.join(repositoryFolder, "test/fixtures/eksctl");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
}
