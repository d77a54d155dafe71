/**
 * A row of the generated data, short because the extension loads all of them when it starts. Columns at the end that
 * are empty are left out; without verbs, the kind has `usualVerbs`.
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
 * What the API says about a kind. Each name of a kind is for one purpose, and all come from here.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export interface KindRow {
  /** As manifests have it: `Deployment`. */
  readonly kind: string;
  /** As manifests have it: `v1`, `apps/v1`. */
  readonly apiVersion: string;
  /** `apps`; of the core group the empty text. */
  readonly group: string;
  readonly version: string;
  /** As paths have it: `deployments`. */
  readonly plural: string;
  /** As kubectl takes it: `deployment`. */
  readonly singular: string;
  /** As kubectl takes them: `deploy`. */
  readonly shortNames: readonly string[];
  /** What kubectl lists together: `all`. */
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  /** `status`, `scale`, `log` … */
  readonly subresources: readonly string[];
  readonly verbs: readonly string[];
}

/** What can be done with a kind whose objects are stored, as discovery orders it. */
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

/** What names a kind in a manifest or a reference. */
export function typeMeta<Row extends KindRow>({ apiVersion, kind }: Row): Pick<Row, "apiVersion" | "kind"> {
  return { apiVersion, kind };
}

/** Whether the API server keeps objects of the kind; of others it only answers requests, as to a TokenReview. */
export function isStored({ verbs }: KindRow): boolean {
  return verbs.includes("watch");
}

/** `deployments.apps`, and of the core group `pods`: the name of a kind that tells it from all others. */
export function resourceName({ group, plural }: Pick<KindRow, "group" | "plural">): string {
  return group === "" ? plural : `${plural}.${group}`;
}
