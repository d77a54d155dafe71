import { randomUUID } from "node:crypto";
import { timestamp } from "../api/apiObject.ts";
import { systemNamespaces } from "../kinds/namespace.ts";

const namespaced = /^\/registry\/[^/]+\/([^/]+)\/[^/]+$/;
const namespaces = "/registry/namespaces/";

/** Recreates the namespaces of stored objects whose own records were lost. */
export function missingNamespaces(kept: readonly (readonly [string, string])[]): [string, string][] {
  const missing = new Set(kept.flatMap(([key]) => namespaced.exec(key)?.[1] ?? []));
  for (const name of systemNamespaces) missing.delete(name);
  for (const [key] of kept) if (key.startsWith(namespaces)) missing.delete(key.slice(namespaces.length));
  return [...missing].map((name) => {
    const labels = { "kubernetes.io/metadata.name": name };
    const creationTimestamp = timestamp(Date.now());
    const namespace = {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name, uid: randomUUID(), creationTimestamp, labels },
      spec: { finalizers: ["kubernetes"] },
      status: { phase: "Active" },
    };
    return [`${namespaces}${name}`, JSON.stringify(namespace)];
  });
}
