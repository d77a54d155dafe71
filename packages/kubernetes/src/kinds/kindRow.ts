/**
 * A row of the generated data, compact because the extension loads all rows at startup. Empty trailing columns are
 * omitted; a kind without verbs has `usualVerbs`.
 */
export type KindData = readonly [
  plural: string,
  namespaced: boolean,
  shortNames?: readonly string[],
  subresources?: readonly string[],
  categories?: readonly string[],
  verbs?: readonly string[],
];

/**
 * What the API says about a kind, including each of its names.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export interface KindRow {
  /** As written in manifests: `Deployment`. */
  readonly kind: string;
  /** As written in manifests: `v1`, `apps/v1`. */
  readonly apiVersion: string;
  /** `apps`; empty for the core group. */
  readonly group: string;
  readonly version: string;
  /** As used in paths: `deployments`. */
  readonly plural: string;
  /** As accepted by kubectl: `deployment`. */
  readonly singular: string;
  /** As accepted by kubectl: `deploy`. */
  readonly shortNames: readonly string[];
  /** Groups of kinds that kubectl lists together: `all`. */
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  /** `status`, `scale`, `log` … */
  readonly subresources: readonly string[];
  readonly verbs: readonly string[];
}

/** The verbs of a kind whose objects are stored, in the order of the discovery documents. */
export const usualVerbs: readonly string[] = [
  "create",
  "delete",
  "deletecollection",
  "get",
  "list",
  "patch",
  "update",
  "watch",
];

/** Returns the fields that name a kind in a manifest or a reference. */
export function typeMeta<Row extends KindRow>({ apiVersion, kind }: Row): Pick<Row, "apiVersion" | "kind"> {
  return { apiVersion, kind };
}

/** Whether the API server stores objects of the kind. It only answers requests for others, such as TokenReview. */
export function isStored({ verbs }: KindRow): boolean {
  return verbs.includes("watch");
}

/** The unique resource name of a kind: `deployments.apps`, or `pods` in the core group. */
export function resourceName({ group, plural }: Pick<KindRow, "group" | "plural">): string {
  return group === "" ? plural : `${plural}.${group}`;
}
