import type { KindRow } from "./kindRow.ts";

/** The path of a group version: `/apis/apps/v1`, or `/api/v1` for the core group. */
export function groupPath(apiVersion: string): string {
  return apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/**
 * The path that lists the objects of a kind, in one namespace or in all.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-uris
 */
export function collectionPath(
  { apiVersion, plural }: Pick<KindRow, "apiVersion" | "plural">,
  namespace?: string,
): string {
  const within = namespace === undefined ? "" : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${groupPath(apiVersion)}${within}/${plural}`;
}

/** The path of one object. */
export function objectPath(
  kind: Pick<KindRow, "apiVersion" | "plural">,
  name: string,
  namespace?: string,
): string {
  return `${collectionPath(kind, namespace)}/${encodeURIComponent(name)}`;
}
