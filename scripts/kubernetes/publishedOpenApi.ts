import { existsSync, readdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { repositoryFolder } from "@kubernetes-workshop/hosts/paths";

/** A schema of the OpenAPI v3 files, limited to the parts that the tests read. */
export interface PublishedSchema {
  readonly description?: string;
  readonly type?: string;
  readonly $ref?: string;
  readonly allOf?: readonly PublishedSchema[];
  readonly items?: PublishedSchema;
  readonly additionalProperties?: PublishedSchema | boolean;
  readonly properties?: Readonly<Record<string, PublishedSchema>>;
  readonly required?: readonly string[];
  readonly "x-kubernetes-group-version-kind"?: readonly GroupVersionKind[];
}

export interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

/** The content of the OpenAPI files in the Go module k8s.io/kubernetes. */
export interface PublishedOpenApi {
  /** Schemas by the name in references, such as `io.k8s.api.core.v1.Pod`. */
  readonly schemas: ReadonlyMap<string, PublishedSchema>;
  /** `apps/v1 Deployment` → its schema's name. */
  readonly kinds: ReadonlyMap<string, string>;
  /** The types that can be listed: those of resources, not of request bodies. */
  readonly listed: ReadonlySet<string>;
}

interface OpenApiFile {
  readonly components?: { readonly schemas?: Readonly<Record<string, PublishedSchema>> };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Partial<Operation>>>>>;
}

interface Operation {
  readonly "x-kubernetes-action": string;
  readonly "x-kubernetes-group-version-kind": GroupVersionKind;
}

/**
 * Reads the OpenAPI files from the Go module cache, in the version of the test control plane; undefined if they are
 * missing.
 */
export function publishedOpenApi(): PublishedOpenApi | undefined {
  const module = readFileSync(path.join(repositoryFolder, "packages/hosts/tools/kubernetes/go.mod"), "utf8");
  const version = /k8s\.io\/kubernetes (v[\w.-]+)/.exec(module)?.[1] ?? "";
  const cache =
    process.env["GOMODCACHE"] ?? path.join(process.env["GOPATH"] ?? path.join(homedir(), "go"), "pkg/mod");
  const folder = path.join(cache, `k8s.io/kubernetes@${version}/api/openapi-spec/v3`);
  if (!existsSync(folder)) return undefined;
  const schemas = new Map<string, PublishedSchema>();
  const kinds = new Map<string, string>();
  const listed = new Set<string>();
  for (const name of readdirSync(folder)) {
    const file = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as OpenApiFile;
    for (const [id, schema] of Object.entries(file.components?.schemas ?? {})) {
      schemas.set(id, schema);
      const types = schema["x-kubernetes-group-version-kind"] ?? [];
      if (types.length === 1 && types[0]) kinds.set(typeText(types[0]), id);
    }
    for (const operation of Object.values(file.paths ?? {}).flatMap((each) => Object.values(each))) {
      const type = operation["x-kubernetes-group-version-kind"];
      if (operation["x-kubernetes-action"] === "list" && type) listed.add(typeText(type));
    }
  }
  return { schemas, kinds, listed };
}

/** `apps/v1 Deployment`, `v1 Pod`. */
export function typeText({ group, version, kind }: GroupVersionKind): string {
  return `${group ? `${group}/` : ""}${version} ${kind}`;
}

/** The name of the schema that a schema refers to. */
export function refOf(schema: PublishedSchema): string | undefined {
  return (schema.$ref ?? schema.allOf?.[0]?.$ref)?.slice("#/components/schemas/".length);
}
