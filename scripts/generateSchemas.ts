/**
 * Generates `packages/kubernetes/schemas/kubernetes/` from the Go module k8s.io/kubernetes that the test control plane is built
 * from: the OpenAPI v3 files it publishes, and the allowed values, which those files leave out, from its own
 * program `models-schema`. Needs Go. Usage: npm run generate:schemas
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { definitionOf, enumOf, kindsOf, type OpenApiSchema, shortName } from "./openApi.ts";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

const root = join(import.meta.dirname, "..");
const tools = join(root, "packages/hosts/tools/kubernetes");
const target = join(schemaFolder, "kubernetes");

const go = (...args: string[]): string =>
  execFileSync("go", args, { cwd: tools, encoding: "utf8", maxBuffer: 100_000_000 });

const moduleFolder = go("list", "-m", "-f", "{{.Dir}}", "k8s.io/kubernetes").trim();
const published = join(moduleFolder, "api/openapi-spec/v3");
const models = JSON.parse(go("run", "k8s.io/kubernetes/pkg/generated/openapi/cmd/models-schema")) as {
  definitions: Record<string, OpenApiSchema>;
};

const files = new Map<string, Record<string, Definition>>();
const kinds: Record<string, Record<string, string>> = {};
for (const name of readdirSync(published).sort()) {
  const openApi = JSON.parse(readFileSync(join(published, name), "utf8")) as {
    components?: { schemas?: Record<string, OpenApiSchema> };
  };
  for (const [id, schema] of Object.entries(openApi.components?.schemas ?? {})) {
    const short = shortName(id);
    const dot = short.lastIndexOf(".");
    const file = files.get(short.slice(0, dot)) ?? {};
    files.set(short.slice(0, dot), file);
    file[short.slice(dot + 1)] ??= definitionOf(schema, enumOf(models.definitions[id]));
    for (const { apiVersion, kind } of kindsOf(schema)) (kinds[apiVersion] ??= {})[kind] = short;
  }
}

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });
const write = (name: string, content: object): void =>
  writeFileSync(join(target, `${name}.json`), JSON.stringify(content) + "\n");
for (const [name, definitions] of files) write(name, definitions);
write("kinds", Object.fromEntries(Object.entries(kinds).sort()));
console.log(`${files.size} packages, ${Object.values(kinds).flatMap(Object.keys).length} kinds`);
