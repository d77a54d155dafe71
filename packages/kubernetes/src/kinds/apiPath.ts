import type { KindRow } from "./kindRow.ts";

/** `/api/v1`, `/apis/apps/v1`; the core group has a path of its own. */
export function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/**
 * Where the objects of a kind are listed: those of a namespace, or of all.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function collectionPath(
  { apiVersion, plural }: Pick<KindRow, "apiVersion" | "plural">,
  namespace?: string,
): string {
  const within = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${groupPath(apiVersion)}${within}/${plural}`;
}

/** Where one object is read. */
export function objectPath(
  kind: Pick<KindRow, "apiVersion" | "plural">,
  name: string,
  namespace?: string,
): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}
