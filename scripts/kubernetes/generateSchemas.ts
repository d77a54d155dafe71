import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Definition } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { go, moduleFolder } from "./goModule.ts";
import { definitionOf, enumOf, kindsOf, type OpenApiSchema, shortName } from "./openApi.ts";

const target = join(schemaFolder, "kubernetes");

/**
 * Rewrites `packages/kubernetes/schemas/kubernetes/` and returns the number of packages. The sources are the OpenAPI v3
 * files that Kubernetes publishes and, for the allowed values, which those files omit, Kubernetes' program
 * `models-schema`.
 */
export function generateSchemas(): number {
  const published = join(moduleFolder("k8s.io/kubernetes"), "api/openapi-spec/v3");
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
  for (const [name, definitions] of files) write(name, definitions);
  write("kinds", Object.fromEntries(Object.entries(kinds).sort()));
  return files.size;
}

function write(name: string, content: object): void {
  writeFileSync(join(target, `${name}.json`), JSON.stringify(content) + "\n");
}
