import type { ResourceRegistry } from "../resourceRegistry.ts";
import type { ResourceType } from "../resourceType.ts";

/** The resource that a path names: a collection, an object in it, or a subresource of the object. */
export interface ResourcePath {
  readonly type: ResourceType;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
}

/**
 * @param path decoded
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function parseResourcePath(path: string, registry: ResourceRegistry): ResourcePath | undefined {
  const segments = segmentsOf(path);
  if (segments.includes("")) return undefined;
  const group = segments[0] === "apis" ? (segments[1] ?? "") : "";
  const rest = segments[0] === "apis" ? segments.slice(2) : segments[0] === "api" ? segments.slice(1) : [];
  const [version = "", ...steps] = rest;
  const namespaced = steps[0] === "namespaces" && steps.length >= 3 && !isNamespaceSubresource(steps);
  const namespace = namespaced ? steps[1] : undefined;
  const [plural = "", name, ...subresource] = namespaced ? steps.slice(2) : steps;
  const type = registry.find(group, version, plural);
  if (!type || (namespaced && !type.namespaced)) return undefined;
  // Namespaced objects have paths only below their namespace.
  if (name !== undefined && type.namespaced && !namespaced) return undefined;
  return { type, namespace, name, subresource: subresource.length > 0 ? subresource.join("/") : undefined };
}

/** Whether a path is below a served group; only there does the server respond with a Status. */
export function isGroupKnown(path: string, registry: ResourceRegistry): boolean {
  const [root, ...rest] = segmentsOf(path);
  if (root !== "apis") return root === "api";
  return registry.all().some((type) => type.group === rest[0]);
}

function isNamespaceSubresource(steps: readonly string[]): boolean {
  return steps.length === 3 && (steps[2] === "status" || steps[2] === "finalize");
}

/** Splits a path after its first slash, without slashes at the end. An empty segment in between matches nothing. */
function segmentsOf(path: string): string[] {
  const segments = path.split("/").slice(1);
  while (segments.at(-1) === "") segments.pop();
  return segments;
}
