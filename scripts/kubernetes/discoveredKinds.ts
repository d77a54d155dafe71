/** A stored or requested kind in Kubernetes' discovery documents, in its preferred version. */
export interface DiscoveredKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly subresources: readonly string[];
  readonly verbs: readonly string[];
}

/** The parts of `api/discovery/api__v1.json` that are used. */
export interface CoreDiscovery {
  readonly resources: readonly {
    readonly name: string;
    readonly singularName: string;
    readonly kind: string;
    readonly namespaced: boolean;
    readonly shortNames?: readonly string[];
    readonly categories?: readonly string[];
    readonly verbs: readonly string[];
  }[];
}

/** The parts of `api/discovery/aggregated_v2.json` that are used; the core group is not in it. */
export interface AggregatedDiscovery {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    /** The preferred version first. */
    readonly versions: readonly {
      readonly version: string;
      readonly resources: readonly {
        readonly resource: string;
        readonly singularResource: string;
        readonly responseKind: { readonly kind: string };
        readonly scope: string;
        readonly shortNames?: readonly string[];
        readonly categories?: readonly string[];
        readonly subresources?: readonly { readonly subresource: string }[];
        readonly verbs: readonly string[];
      }[];
    }[];
  }[];
}

/**
 * Returns each kind of Kubernetes once: the core group first, the others by group name.
 * @throws if a singular name is not the kind in lower case, on which `KindRow` relies
 */
export function discoveredKinds(core: CoreDiscovery, aggregated: AggregatedDiscovery): DiscoveredKind[] {
  const found = [...coreKinds(core), ...aggregatedKinds(aggregated)];
  const seen = new Set<string>();
  return found
    .filter(({ group, kind }) => {
      const isNew = !seen.has(`${kind}.${group}`);
      seen.add(`${kind}.${group}`);
      return isNew;
    })
    .sort((a, b) => compare(a.group, b.group) || compare(a.kind, b.kind));
}

function coreKinds({ resources }: CoreDiscovery): DiscoveredKind[] {
  return resources
    .filter(({ name }) => !name.includes("/"))
    .map(({ name, singularName, kind, namespaced, shortNames = [], categories = [], verbs }) => {
      requireSingular(kind, singularName);
      const below = `${name}/`;
      const subresources = resources
        .filter((each) => each.name.startsWith(below))
        .map((each) => each.name.slice(below.length));
      return {
        group: "",
        version: "v1",
        kind,
        plural: name,
        namespaced,
        shortNames,
        categories,
        subresources,
        verbs,
      };
    });
}

function aggregatedKinds({ items }: AggregatedDiscovery): DiscoveredKind[] {
  return items.flatMap(({ metadata, versions }) =>
    versions.flatMap(({ version, resources }) =>
      resources.map((each) => {
        const { kind } = each.responseKind;
        requireSingular(kind, each.singularResource);
        return {
          group: metadata.name,
          version,
          kind,
          plural: each.resource,
          namespaced: each.scope === "Namespaced",
          shortNames: each.shortNames ?? [],
          categories: each.categories ?? [],
          subresources: (each.subresources ?? []).map(({ subresource }) => subresource),
          verbs: each.verbs,
        };
      }),
    ),
  );
}

function requireSingular(kind: string, singular: string): void {
  if (singular !== kind.toLowerCase()) throw new Error(`the singular of ${kind} is ${singular}`);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
