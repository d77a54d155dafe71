import { kindData } from "./kindData.ts";
import { type KindData, type KindRow, resourceName, usualVerbs } from "./kindRow.ts";

type Data = typeof kindData;
type ApiVersion = keyof Data;

/** The names of the rows: kinds, with the group appended where two share a name (`Event.events.k8s.io`). */
export type KindName = { [Each in ApiVersion]: keyof Data[Each] }[ApiVersion];

type ApiVersionOf<Name extends KindName> = {
  [Each in ApiVersion]: Name extends keyof Data[Each] ? Each : never;
}[ApiVersion];
type PluralOf<Name extends KindName> = {
  [Each in ApiVersion]: Data[Each] extends Readonly<Record<Name, readonly [infer Plural, ...unknown[]]>>
    ? Plural
    : never;
}[ApiVersion];
type KindOf<Name extends string> = Name extends `${infer Kind}.${string}` ? Kind : Name;
type GroupOf<ApiVersion extends string> = ApiVersion extends `${infer Group}/${string}` ? Group : "";
type VersionOf<ApiVersion extends string> = ApiVersion extends `${string}/${infer Version}`
  ? Version
  : ApiVersion;

/** The name of a resource with its group: `pods`, `jobs.batch`. */
export type ResourceName = { [Name in KindName]: ResourceNameOf<Name> }[KindName];
type ResourceNameOf<Name extends KindName> =
  GroupOf<ApiVersionOf<Name>> extends infer Group extends string
    ? Group extends ""
      ? PluralOf<Name>
      : `${PluralOf<Name>}.${Group}`
    : never;

/** The row of a kind, with its values as literal types. */
interface RowOf<Name extends KindName> extends KindRow {
  readonly kind: KindOf<Name>;
  readonly apiVersion: ApiVersionOf<Name>;
  readonly group: GroupOf<ApiVersionOf<Name>>;
  readonly version: VersionOf<ApiVersionOf<Name>>;
  readonly plural: PluralOf<Name>;
  readonly singular: Lowercase<KindOf<Name>>;
}

/** The table of all Kubernetes kinds, each in its preferred version. */
export type Kinds = { readonly [Name in KindName]: RowOf<Name> };

// TypeScript loses the types of the entries in `fromEntries`; the cast restores them.
export const kinds = Object.fromEntries(
  Object.entries<Readonly<Record<string, KindData>>>(kindData).flatMap(([apiVersion, ofGroup]) =>
    Object.entries(ofGroup).map(([name, data]) => [name, rowOf(apiVersion, name, data)]),
  ),
) as Kinds;

/** The rows, the core group first. */
export const kindRows: readonly KindRow[] = Object.values(kinds);

const resourceNames: ReadonlySet<string> = new Set(kindRows.map(resourceName));

/** Whether Kubernetes has a resource of that name. */
export function isResourceName(name: string): name is ResourceName {
  return resourceNames.has(name);
}

/** Finds a row by kind alone, as links name it; undefined if Kubernetes has no such kind. */
export function kindNamed(kind: string): KindRow | undefined {
  return kindRows.find((row) => row.kind === kind);
}

/** Finds a row by apiVersion and kind; undefined if Kubernetes has no such kind in that version. */
export function findKind(apiVersion: string, kind: string): KindRow | undefined {
  return kindRows.find((row) => row.apiVersion === apiVersion && row.kind === kind);
}

function rowOf(apiVersion: string, name: string, data: KindData): KindRow {
  const [plural, namespaced, shortNames = [], subresources = [], categories = [], verbs = []] = data;
  const [kind = name] = name.split(".");
  const slash = apiVersion.indexOf("/");
  return {
    kind,
    apiVersion,
    group: apiVersion.slice(0, Math.max(slash, 0)),
    version: apiVersion.slice(slash + 1),
    plural,
    singular: kind.toLowerCase(),
    shortNames,
    categories,
    namespaced,
    subresources,
    verbs: verbs.length > 0 ? verbs : usualVerbs,
  };
}
