/** A resource as discovery tells of it: https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology */
export interface ResourceType {
  /** `apps`; of the core group the empty text. */
  readonly group: string;
  readonly version: string;
  /** `apps/v1` */
  readonly apiVersion: string;
  readonly kind: string;
  /** `deployments` */
  readonly plural: string;
  readonly singular: string;
  /** `deploy` */
  readonly shortNames: readonly string[];
  /** `all` */
  readonly categories: readonly string[];
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

/** As kubectl names a type in what it prints: `deployment.apps`, `pod`. */
export function typeName({ singular, group }: Pick<ResourceType, "singular" | "group">): string {
  return group === "" ? singular : `${singular}.${group}`;
}

/** `deployments.apps`, `pods`. */
export function pluralName({ plural, group }: Pick<ResourceType, "plural" | "group">): string {
  return group === "" ? plural : `${plural}.${group}`;
}
