import { kindData } from "./kindData.ts";
import { type KindData, type KindRow, usualVerbs } from "./kindRow.ts";

type Data = typeof kindData;
type ApiVersion = keyof Data;

/** The names of the rows: kinds, behind which a group stands where two have the same (`Event.events.k8s.io`). */
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

/** The row of a kind, with the texts that it has as types. */
interface RowOf<Name extends KindName> extends KindRow {
  readonly kind: KindOf<Name>;
  readonly apiVersion: ApiVersionOf<Name>;
  readonly group: GroupOf<ApiVersionOf<Name>>;
  readonly version: VersionOf<ApiVersionOf<Name>>;
  readonly plural: PluralOf<Name>;
  readonly singular: Lowercase<KindOf<Name>>;
}

/** The table of all kinds of Kubernetes; a kind with several versions stands in the preferred one. */
export type Kinds = { readonly [Name in KindName]: RowOf<Name> };

// The type says what `rowOf` makes of each entry, which TypeScript does not follow through `fromEntries`.
export const kinds = Object.fromEntries(
  Object.entries<Readonly<Record<string, KindData>>>(kindData).flatMap(([apiVersion, ofGroup]) =>
    Object.entries(ofGroup).map(([name, data]) => [name, rowOf(apiVersion, name, data)]),
  ),
) as Kinds;

/** The rows, the core group first. */
export const kindRows: readonly KindRow[] = Object.values(kinds);

/** The row of a kind that a link names by nothing else; undefined where Kubernetes has none. */
export function kindNamed(kind: string): KindRow | undefined {
  return kindRows.find((row) => row.kind === kind);
}

/** The row of a kind that a manifest or an answer names; undefined where Kubernetes has none, or in no such version. */
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
