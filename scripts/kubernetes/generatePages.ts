import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { publishedOpenApi } from "./publishedOpenApi.ts";
import { ReferenceLayout } from "./referenceLayout.ts";

/**
 * Rewrites `packages/kubernetes/schemas/kubernetes/pages.json`, the pages of the API reference that document each
 * definition, and returns the number of pages.
 *
 * @throws if the Go module k8s.io/kubernetes is not in the module cache
 */
export function generatePages(): number {
  const openApi = publishedOpenApi();
  if (!openApi) throw new Error("the Go module k8s.io/kubernetes is not in the module cache");
  const pages = new ReferenceLayout(openApi).pages();
  writeFileSync(join(schemaFolder, "kubernetes/pages.json"), JSON.stringify(pages) + "\n");
  return Object.keys(pages).length;
}
