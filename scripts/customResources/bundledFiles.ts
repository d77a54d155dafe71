import { isRecord, textField } from "@kubernetes-workshop/kubernetes/base/record";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { Definition, DefinitionFile } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { newestVersion } from "@kubernetes-workshop/kubernetes/schemas/newestVersion";
import { definitionsIn } from "../../src/explain/custom/definitionsIn.ts";
import type { BundledFile, BundledKind } from "../../src/explain/custom/bundledKinds.ts";
import { compactSchema } from "./compactSchema.ts";
import { kubernetesType } from "./kubernetesType.ts";
import type { Project } from "./projects.ts";

/**
 * Returns a file for each group of the projects: their kinds in the newest version that is served, and the names of
 * other served versions with the same fields.
 *
 * @param kubernetes the files of Kubernetes' own definitions, by their packages
 */
export function bundledFiles(
  projects: readonly (Pick<Project, "name" | "pages"> & { readonly definitions: readonly unknown[] })[],
  kubernetes: ReadonlyMap<string, DefinitionFile>,
): ReadonlyMap<string, BundledFile> {
  const definitionOf = (name: string): Definition | undefined => {
    const dot = name.lastIndexOf(".");
    return ownField(kubernetes.get(name.slice(0, dot)), name.slice(dot + 1));
  };
  const files = new Map<string, Map<string, BundledKind>>();
  for (const { name: project, pages, definitions } of projects) {
    for (const definition of definitions) {
      const served = new Map(
        definitionsIn(withServed(definition)).map(({ apiVersion, kind, schema }) => [
          apiVersion,
          { kind, schema },
        ]),
      );
      const apiVersion = newestVersion([...served.keys()]);
      const newest = apiVersion === undefined ? undefined : served.get(apiVersion);
      const page = ownField(pages, newest?.kind ?? "");
      if (apiVersion === undefined || !newest || page === undefined || !isRecord(newest.schema)) continue;
      const [group = "", version = ""] = apiVersion.split("/");
      const schema = compactSchema(ownFields(newest.schema), (each) => kubernetesType(each, definitionOf));
      const fields = fieldNames(newest.schema);
      const others = [...served]
        .filter(([name, each]) => name !== apiVersion && fieldNames(each.schema) === fields)
        .map(([name]) => name.slice(group.length + 1));
      const kinds = files.get(group) ?? new Map<string, BundledKind>();
      kinds.set(newest.kind, { project, page, versions: [version, ...others], schema });
      files.set(group, kinds);
    }
  }
  return new Map([...files].map(([group, kinds]) => [group, Object.fromEntries(kinds)]));
}

/** A CustomResourceDefinition with only those of its versions that are served. */
function withServed(definition: unknown): unknown {
  if (!isRecord(definition) || !isRecord(definition["spec"])) return definition;
  const { spec } = definition;
  const versions: readonly unknown[] = Array.isArray(spec["versions"]) ? spec["versions"] : [];
  const served = versions.filter((version) => isRecord(version) && version["served"] === true);
  return { ...definition, spec: { ...spec, versions: served } };
}

/** Leaves out the fields of every object, which the reader of the file adds. */
function ownFields(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const own = Object.entries(properties).filter(
    ([name]) => !["apiVersion", "kind", "metadata"].includes(name),
  );
  return { ...schema, required: undefined, properties: Object.fromEntries(own) };
}

/** All field names of a schema in their nesting, as a text that can be compared. */
function fieldNames(schema: unknown): string {
  if (!isRecord(schema)) return "";
  const properties = isRecord(schema["properties"]) ? schema["properties"] : {};
  const names = Object.keys(properties)
    .sort()
    .map((name) => `${name}{${fieldNames(ownField(properties, name))}}`);
  return [textField(schema, "type"), ...names, fieldNames(schema["items"])].join(",");
}
