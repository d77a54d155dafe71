import { ownField, setOwnField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { kubernetesVersion } from "@kubernetes-workshop/kubernetes/kinds/kubernetesVersion";
import { createHash } from "node:crypto";
import type { Definition, FieldType, MergeRule } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import { isObject, type JsonObject } from "../json.ts";
import type { ResourceRegistry } from "../resourceRegistry.ts";
import { groupVersion, type ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";

/**
 * The OpenAPI v3 documents that kubectl reads for `explain`, for client-side merges, and to detect that the server
 * validates fields. https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3
 */
export class OpenApi {
  readonly #registry: ResourceRegistry;
  readonly #schemas: Schemas;

  constructor(registry: ResourceRegistry, schemas: Schemas) {
    this.#registry = registry;
    this.#schemas = schemas;
  }

  index(): object {
    const paths: Record<string, { serverRelativeURL: string }> = {};
    for (const type of this.#registry.all()) {
      const key = keyOf(type);
      const serverRelativeURL = `/openapi/v3/${key}?hash=${this.#hash(groupVersion(type))}`;
      setOwnField(paths, key, { serverRelativeURL });
    }
    return { paths };
  }

  /** @param key `api/v1` or `apis/apps/v1` */
  document(key: string): object | undefined {
    const types = this.#registry.all().filter((type) => keyOf(type) === key);
    if (types.length === 0) return undefined;
    const schemas: Record<string, JsonObject> = {};
    for (const type of types) this.#addType(type, schemas);
    this.#addDefinition("meta.v1.DeleteOptions", schemas);
    return {
      openapi: "3.0.0",
      info: { title: "Kubernetes", version: kubernetesVersion },
      paths: Object.fromEntries(types.flatMap((type) => Object.entries(pathsOf(type)))),
      components: { schemas },
    };
  }

  #hash(version: string): string {
    const own = this.#registry.all().filter((type) => groupVersion(type) === version);
    return createHash("sha256").update(JSON.stringify(own)).digest("hex").slice(0, 32).toUpperCase();
  }

  #addType(type: ResourceType, schemas: Record<string, JsonObject>): void {
    const gvk = { group: type.group, version: type.version, kind: type.kind };
    if (type.definition !== undefined) {
      this.#addDefinition(type.definition, schemas);
      const own = ownField(schemas, fullName(type.definition));
      if (own) own["x-kubernetes-group-version-kind"] = [gvk];
      return;
    }
    this.#addDefinition("meta.v1.ObjectMeta", schemas);
    const given = isObject(type.custom?.openAPIV3Schema) ? type.custom.openAPIV3Schema : { type: "object" };
    const properties = isObject(given["properties"]) ? given["properties"] : {};
    setOwnField(schemas, customName(type), {
      ...given,
      properties: {
        ...properties,
        apiVersion: { type: "string" },
        kind: { type: "string" },
        metadata: reference("meta.v1.ObjectMeta"),
      },
      "x-kubernetes-group-version-kind": [gvk],
    });
  }

  #addDefinition(name: string, schemas: Record<string, JsonObject>): void {
    const key = fullName(name);
    if (ownField(schemas, key)) return;
    const definition = this.#schemas.definition(name);
    if (!definition) return;
    // The placeholder ends the recursion for a definition that refers to itself.
    setOwnField(schemas, key, {});
    setOwnField(schemas, key, this.#definition(definition, schemas));
  }

  #definition(definition: Definition, schemas: Record<string, JsonObject>): JsonObject {
    const { description, required, fields } = definition;
    const properties = Object.entries(fields ?? {}).map(([field, schema]) => [
      field,
      {
        ...(schema.description !== undefined && { description: schema.description }),
        ...this.#type(schema, schemas),
        ...(schema.default !== undefined &&
          schema.type === typeof schema.default && { default: schema.default }),
        ...mergeExtensions(schema.merge),
      },
    ]);
    return {
      ...(description !== undefined && { description }),
      ...this.#type(definition, schemas),
      ...mergeExtensions(definition.merge),
      ...(required && { required }),
      ...(fields && { type: "object", properties: Object.fromEntries(properties) as JsonObject }),
    };
  }

  #type(type: FieldType, schemas: Record<string, JsonObject>): JsonObject {
    if (type.ref !== undefined) {
      this.#addDefinition(type.ref, schemas);
      return { allOf: [reference(type.ref)] };
    }
    if (type.format === "int-or-string")
      return { oneOf: [{ type: "integer" }, { type: "string" }], format: type.format };
    return {
      ...(type.type !== undefined && { type: type.type }),
      ...(type.format !== undefined && { format: type.format }),
      ...(type.enum && { enum: Object.keys(type.enum) }),
      ...(type.items && { items: this.#inner(type.items, schemas) }),
      ...(type.values && { additionalProperties: this.#inner(type.values, schemas) }),
    };
  }

  #inner(type: FieldType, schemas: Record<string, JsonObject>): JsonObject {
    return this.#type(type, schemas);
  }
}

function mergeExtensions({ list, keys, map, patch, patchKey }: MergeRule = {}): JsonObject {
  return {
    ...(list !== undefined && { "x-kubernetes-list-type": list }),
    ...(keys && { "x-kubernetes-list-map-keys": keys }),
    ...(map !== undefined && { "x-kubernetes-map-type": map }),
    ...(patch !== undefined && { "x-kubernetes-patch-strategy": patch }),
    ...(patchKey !== undefined && { "x-kubernetes-patch-merge-key": patchKey }),
  };
}

function keyOf({ group, version }: ResourceType): string {
  return group === "" ? `api/${version}` : `apis/${group}/${version}`;
}

/** `apps.v1.Deployment` → `io.k8s.api.apps.v1.Deployment` */
function fullName(name: string): string {
  if (name.startsWith("meta.")) return `io.k8s.apimachinery.pkg.apis.${name}`;
  if (name.startsWith("intstr.")) return `io.k8s.apimachinery.pkg.util.${name}`;
  if (name.startsWith("resource.Q")) return `io.k8s.apimachinery.pkg.api.${name}`;
  if (name.startsWith("runtime.")) return `io.k8s.apimachinery.pkg.${name}`;
  if (name.startsWith("apiextensions.")) return `io.k8s.apiextensions-apiserver.pkg.apis.${name}`;
  return `io.k8s.api.${name}`;
}

function customName({ group, version, kind }: ResourceType): string {
  return `${group.split(".").toReversed().join(".")}.${version}.${kind}`;
}

function reference(name: string): JsonObject {
  return { $ref: `#/components/schemas/${fullName(name)}` };
}

const parameter = (name: string): JsonObject => ({
  name,
  in: "query",
  schema: { type: "string", uniqueItems: true },
});
const writeParameters = ["dryRun", "fieldManager", "fieldValidation", "pretty"].map(parameter);

function pathsOf(type: ResourceType): Record<string, JsonObject> {
  const root = `/${keyOf(type)}${type.namespaced ? "/namespaces/{namespace}" : ""}/${type.plural}`;
  const gvk = { group: type.group, version: type.version, kind: type.kind };
  const schema = type.definition === undefined ? customName(type) : fullName(type.definition);
  const content = { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } };
  const responses = { "200": { description: "OK", content } };
  const operation = (action: string, parameters: readonly JsonObject[] = []): JsonObject => ({
    operationId: `${action}${type.namespaced ? "Namespaced" : ""}${type.kind}`,
    "x-kubernetes-action": action,
    "x-kubernetes-group-version-kind": gvk,
    parameters,
    responses,
  });
  return {
    [root]: {
      get: operation("list", ["labelSelector", "fieldSelector", "limit", "continue", "watch"].map(parameter)),
      post: operation("post", writeParameters),
      delete: operation("deletecollection", [parameter("dryRun")]),
    },
    [`${root}/{name}`]: {
      get: operation("get"),
      put: operation("put", writeParameters),
      patch: operation("patch", [...writeParameters, parameter("force")]),
      delete: operation("delete", [parameter("dryRun")]),
    },
  };
}
