import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { publishedOpenApi } from "./publishedOpenApi.ts";
import { ReferenceLayout } from "./referenceLayout.ts";

/**
 * Writes `packages/kubernetes/schemas/kubernetes/pages.json` anew, and says how many pages there are: where the API
 * reference tells about each definition.
 *
 * @throws where the Go module k8s.io/kubernetes is not in the module cache
 */
export function generatePages(): number {
  const openApi = publishedOpenApi();
  if (!openApi) throw new Error("the Go module k8s.io/kubernetes is not in the module cache");
  const pages = new ReferenceLayout(openApi).pages();
  writeFileSync(join(schemaFolder, "kubernetes/pages.json"), JSON.stringify(pages) + "\n");
  return Object.keys(pages).length;
}
