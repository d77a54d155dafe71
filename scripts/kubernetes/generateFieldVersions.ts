import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type {
  DefinitionFile,
  FieldVersions,
  KindIndex,
} from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { schemaFolder } from "@kubernetes-workshop/kubernetes/schemas/schemaFolder";
import { type ApiTypes, apiTypes } from "./apiTypes.ts";
import { featureGates } from "./featureGates.ts";
import { type ApiVersion, fieldVersions } from "./fieldVersions.ts";
import { go, moduleFolder, olderModuleFolder } from "./goModule.ts";

const target = join(schemaFolder, "kubernetes");

/** The version that all others are compared with; what is not newer is of no interest to anybody. */
const oldest = 26;

/** A Kubernetes that still knows the feature gates that were removed since: three versions after they became stable. */
const withOldGates = "v1.32.0";

/**
 * Rewrites `packages/kubernetes/schemas/kubernetes/since.json`: since which version the kinds, and the fields in them,
 * can be used. The sources are the Go modules of the API in all versions since {@link oldest}, and the feature gates of
 * Kubernetes. Returns the number of kinds and fields.
 */
export function generateFieldVersions(): number {
  const newest = Number(/^v1\.(\d+)/.exec(go("list", "-m", "-f", "{{.Version}}", "k8s.io/kubernetes"))?.[1]);
  const versions: ApiVersion[] = [];
  for (let minor = oldest; minor <= newest; minor++) {
    const folder =
      minor === newest ? moduleFolder("k8s.io/api") : olderModuleFolder("k8s.io/api", `v0.${minor}.0`);
    versions.push({ minor, packages: packagesIn(folder) });
  }
  const gates = new Map([
    ...gatesIn(olderModuleFolder("k8s.io/kubernetes", withOldGates)),
    ...gatesIn(moduleFolder("k8s.io/kubernetes")),
  ]);
  const known = knownNames();
  const since: Record<string, string[]> = {};
  const all = [...fieldVersions(versions, gates)].filter(([name]) => known.has(name));
  const inOrder = all.sort(([a, before], [b, after]) => before - after || (a < b ? -1 : 1));
  for (const [name, minor] of inOrder) (since[`1.${minor}`] ??= []).push(name);
  writeFileSync(join(target, "since.json"), JSON.stringify(since satisfies FieldVersions) + "\n");
  return all.length;
}

/** Returns the stable versions of the groups: of others, hardly anybody writes manifests. */
function packagesIn(folder: string): ReadonlyMap<string, ApiTypes> {
  const packages = new Map<string, ApiTypes>();
  for (const group of readdirSync(folder))
    for (const version of ["v1", "v2"]) {
      const file = join(folder, group, version, "types.go");
      if (existsSync(file)) packages.set(`${group}.${version}`, apiTypes(readFileSync(file, "utf8")));
    }
  return packages;
}

function gatesIn(kubernetes: string): ReadonlyMap<string, number | undefined> {
  const folder = join(kubernetes, "pkg/features");
  const files = readdirSync(folder).filter((name) => /kube_features\.go$/.test(name));
  return new Map(files.flatMap((name) => [...featureGates(readFileSync(join(folder, name), "utf8"))]));
}

/** Returns the names of the definitions that are kinds, and of all fields. */
function knownNames(): ReadonlySet<string> {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(target, `${name}.json`), "utf8"));
  const kinds = Object.values(read("kinds") as KindIndex).flatMap((each) => Object.values(each));
  const packages = new Set(kinds.map((name) => name.slice(0, name.lastIndexOf("."))));
  const fields = [...packages].flatMap((name) =>
    Object.entries(read(name) as DefinitionFile).flatMap(([type, definition]) =>
      Object.keys(definition.fields ?? {}).map((field) => `${name}.${type}.${field}`),
    ),
  );
  return new Set([...kinds.filter((name) => !name.endsWith("List")), ...fields]);
}
