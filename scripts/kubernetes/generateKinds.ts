/** Generates `packages/kubernetes/src/kinds/kindData.ts` from the discovery documents of k8s.io/kubernetes. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import { type AggregatedDiscovery, type CoreDiscovery, discoveredKinds } from "./discoveredKinds.ts";
import { moduleFolder } from "./goModule.ts";
import { kindDataFile } from "./kindDataFile.ts";

const target = join(import.meta.dirname, "../../packages/kubernetes/src/kinds/kindData.ts");

/** Rewrites the table of kinds, and returns their number. */
export async function generateKinds(): Promise<number> {
  const folder = join(moduleFolder("k8s.io/kubernetes"), "api/discovery");
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const kinds = discoveredKinds(
    read("api__v1.json") as CoreDiscovery,
    read("aggregated_v2.json") as AggregatedDiscovery,
  );
  const text = kindDataFile(kinds);
  const options = await prettier.resolveConfig(target);
  writeFileSync(target, await prettier.format(text, { ...options, filepath: target }));
  return kinds.length;
}
