/**
 * Generates `schemas/eksctl/` from the JSON schema in eksctl's Go module, in the version named here. Needs Go.
 * Usage: npm run generate:eksctl
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eksctlDefinitions, eksctlKind, eksctlPackage, type EksctlSchemaFile } from "./eksctlSchema.ts";

const version = "v0.230.0";

const module = "github.com/weaveworks/eksctl";
const target = join(import.meta.dirname, "../schemas/eksctl");

const downloaded = JSON.parse(
  // Runs outside a module, so that no go.mod affects the version.
  execFileSync("go", ["mod", "download", "-json", `${module}@${version}`], {
    cwd: tmpdir(),
    encoding: "utf8",
  }),
) as { Dir: string; Origin?: { Hash?: string } };
const schemaPath = "pkg/apis/eksctl.io/v1alpha5/assets/schema.json";
const file = JSON.parse(readFileSync(join(downloaded.Dir, schemaPath), "utf8")) as EksctlSchemaFile;

const definitions = eksctlDefinitions(file);
const { apiVersion, kind, definition } = eksctlKind(file);

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const write = (name: string, content: object): void =>
  writeFileSync(join(target, `${name}.json`), JSON.stringify(content) + "\n");
write(eksctlPackage, definitions);
write("kinds", { [apiVersion]: { [kind]: definition } });
write("source", {
  module,
  version,
  commit: downloaded.Origin?.Hash,
  path: schemaPath,
  copyright: "Copyright 2018 Weaveworks. Copyright 2023 The eksctl Authors.",
  license: "Apache-2.0, https://www.apache.org/licenses/LICENSE-2.0",
  changes:
    "Fields, types and descriptions in the format of schemas/kubernetes; links to former pages left out.",
});
console.log(`${Object.keys(definitions).length} definitions of eksctl ${version}`);
