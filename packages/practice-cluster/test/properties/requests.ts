import fc from "fast-check";
import type { RawRequest } from "../support/localCluster.ts";
import { oddJson, oddNames, oddNumbers } from "@kubernetes-workshop/testing/oddValues";

/** The parts of an OpenAPI v3 document that the tests read. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Operation {
  readonly "x-kubernetes-action": string;
  readonly "x-kubernetes-group-version-kind": GroupVersionKind;
  readonly parameters?: readonly { readonly name: string }[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

interface Schema {
  readonly type?: string;
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly enum?: readonly string[];
  readonly "x-kubernetes-group-version-kind"?: readonly GroupVersionKind[];
}

/** One of this many values is odd. */
const oddOneOf = 8;
/** Limited to the number of pods that a cluster creates while it answers other requests. */
const counts = new Set(["replicas", "parallelism", "completions", "minReplicas", "maxReplicas"]);

const types = [
  ...["application/json", "application/yaml", "application/merge-patch+json", "application/json-patch+json"],
  ...[
    "application/strategic-merge-patch+json",
    "application/apply-patch+yaml",
    "text/plain",
    "",
    ";",
    "a/b;c=d;e",
  ],
  "application/vnd.kubernetes.protobuf",
];
const accepts = [
  ...[
    "application/json",
    "*/*",
    "application/yaml",
    "",
    "text/html",
    "application/json;as=Table;g=meta.k8s.io;v=v1",
  ],
  ...[
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1",
    ";;;",
    "application/json;as=constructor",
  ],
  "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList",
];
const parameters = [
  ...[
    "labelSelector",
    "fieldSelector",
    "limit",
    "continue",
    "resourceVersion",
    "resourceVersionMatch",
    "watch",
  ],
  ...[
    "timeoutSeconds",
    "sendInitialEvents",
    "allowWatchBookmarks",
    "dryRun",
    "fieldManager",
    "fieldValidation",
  ],
  ...[
    "force",
    "gracePeriodSeconds",
    "propagationPolicy",
    "orphanDependents",
    "includeObject",
    "pretty",
    "__proto__",
  ],
  ...[
    "container",
    "tailLines",
    "sinceSeconds",
    "sinceTime",
    "limitBytes",
    "timestamps",
    "previous",
    "follow",
  ],
];
const parameterValues = fc.oneof(
  fc.constantFrom(
    "",
    "0",
    "1",
    "-1",
    "true",
    "false",
    "abc",
    "1e99",
    "99999999999999999999",
    "All",
    "Strict",
    "Exact",
  ),
  fc.constantFrom(
    "a=b",
    "a in (b)",
    "metadata.name=a",
    "Orphan",
    "NotOlderThan",
    "2026-01-01T00:00:00Z",
    "%zz",
    ";",
  ),
  oddNames,
);

/** Requests for everything in the documents: valid ones, and many invalid ones. */
export function requestsOf(documents: readonly OpenApiDocument[]): fc.Arbitrary<RawRequest> {
  const operations = documents.flatMap((document) =>
    Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ document, path, method, operation })),
    ),
  );
  return fc
    .constantFrom(...operations)
    .chain(({ document, path, method, operation }) =>
      fc.record({
        method: oftenOr(
          fc.constant(method.toUpperCase()),
          fc.constantFrom("GET", "PUT", "PATCH", "OPTIONS", "HEAD"),
        ),
        path: pathOf(path),
        query: queries,
        body: bodyOf(document, operation, method),
        contentType: oftenOr(fc.constantFrom(...types.slice(0, 6)), fc.constantFrom(...types)),
        accept: oftenOr(fc.constant("application/json"), fc.constantFrom(...accepts)),
      }),
    )
    .map(({ method, path, query, body, contentType, accept }) => ({
      method,
      target: `${path}${query}`,
      body,
      headers: { "content-type": contentType, accept },
      isEndless: /[?&](?:watch|follow)=/.test(query),
    }));
}

function oftenOr<T, U>(often: fc.Arbitrary<T>, seldom: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ weight: oddOneOf - 1, arbitrary: often }, { weight: 1, arbitrary: seldom });
}

/** Queries of dry runs, with random other parameters. */
const queries = fc
  .array(fc.tuple(fc.constantFrom(...parameters), parameterValues), { maxLength: 3 })
  .map((pairs) => {
    const given = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`);
    return `?dryRun=All${given.map((pair) => `&${pair}`).join("")}`;
  });

function pathOf(template: string): fc.Arbitrary<string> {
  const names = fc.oneof(
    fc.constantFrom("a", "default", "kube-root-ca.crt"),
    oddNames.map((name) => encodeURIComponent(name.toWellFormed())),
  );
  const ends = fc.constantFrom(
    ...[
      "",
      "/status",
      "/scale",
      "/log",
      "/eviction",
      "/binding",
      "/token",
      "/exec",
      "/__proto__",
      "/",
      "//",
      "/..",
    ],
  );
  return fc
    .record({
      namespace: oftenOr(fc.constant("default"), names),
      name: names,
      end: oftenOr(fc.constant(""), ends),
    })
    .map(({ namespace, name, end }) => {
      const path = template.replace("{namespace}", () => namespace).replace("{name}", () => name);
      return path + end;
    });
}

function bodyOf(document: OpenApiDocument, operation: Operation, method: string): fc.Arbitrary<string> {
  if (method === "get") return fc.constant("");
  const gvk = operation["x-kubernetes-group-version-kind"];
  const schema = Object.values(document.components.schemas).find((candidate) =>
    candidate["x-kubernetes-group-version-kind"]?.some(({ kind }) => kind === gvk.kind),
  );
  const apiVersion = gvk.group === "" ? gvk.version : `${gvk.group}/${gvk.version}`;
  const object = schema ? valueOf(schema, document, 5) : oddJson;
  const given = object.map((value) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? { ...value, apiVersion, kind: gvk.kind, metadata: { name: "a", ...nested(value, "metadata") } }
      : value,
  );
  return oftenOr(
    given.map((value) => JSON.stringify(value)),
    fc.oneof(
      oddJson.map((value) => JSON.stringify(value)),
      fc.string(),
      fc.constantFrom(
        "{",
        "[".repeat(2_000),
        "a: &a [*a]",
        '{"a":'.repeat(2_000),
        "null",
        "\ud800",
        "--- {}\n---",
      ),
    ),
  );
}

function nested(value: object, name: string): object {
  const found: unknown = Object.getOwnPropertyDescriptor(value, name)?.value;
  return typeof found === "object" && found !== null && !Array.isArray(found) ? found : {};
}

/** Values of a schema, sometimes replaced with odd ones. */
function valueOf(schema: Schema, document: OpenApiDocument, depth: number, name = ""): fc.Arbitrary<unknown> {
  if (depth === 0) return fc.constant(undefined);
  return oftenOr(rightValueOf(schema, document, depth, name), counts.has(name) ? fc.constant("x") : oddJson);
}

function rightValueOf(
  schema: Schema,
  document: OpenApiDocument,
  depth: number,
  name: string,
): fc.Arbitrary<unknown> {
  const { $ref, allOf, oneOf, items, properties, additionalProperties, enum: allowed } = schema;
  const inner = allOf?.[0] ?? oneOf?.[0];
  if (inner) return valueOf(inner, document, depth, name);
  if ($ref !== undefined) {
    const found = Object.getOwnPropertyDescriptor(document.components.schemas, $ref.split("/").at(-1) ?? "");
    return valueOf((found?.value as Schema | undefined) ?? {}, document, depth, name);
  }
  if (allowed) return fc.constantFrom(...allowed);
  if (properties) return someFields(properties, document, depth);
  if (items) return fc.array(valueOf(items, document, depth - 1), { maxLength: 2 });
  if (typeof additionalProperties === "object")
    return fc
      .array(fc.tuple(oddNames, valueOf(additionalProperties, document, depth - 1)), { maxLength: 2 })
      .map((fields) => Object.fromEntries(fields));
  switch (schema.type) {
    case "integer":
    case "number":
      return counts.has(name) ? fc.nat({ max: 2 }) : oftenOr(fc.nat({ max: 1_000 }), oddNumbers);
    case "boolean":
      return fc.boolean();
    case "string":
      return fc.oneof(oddNames, fc.constantFrom("1Gi", "100m", "nginx", "* * * * *", "2026-01-01T00:00:00Z"));
    case undefined:
    default:
      return oddJson;
  }
}

/** Some of the fields. Choosing them first avoids generating the values of the others. */
function someFields(
  properties: Readonly<Record<string, Schema>>,
  document: OpenApiDocument,
  depth: number,
): fc.Arbitrary<object> {
  const names = Object.keys(properties);
  return fc.subarray(names, { maxLength: Math.min(names.length, 6) }).chain((chosen) =>
    fc
      .tuple(
        ...Object.entries(properties)
          .filter(([name]) => chosen.includes(name))
          .map(([name, field]) =>
            valueOf(field, document, depth - 1, name).map((value) => [name, value] as const),
          ),
      )
      .map((fields) => Object.fromEntries(fields)),
  );
}
