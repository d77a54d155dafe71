import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { kindRows } from "@kubernetes-workshop/kubernetes/kinds/kinds";
import type { KindIndex } from "@kubernetes-workshop/kubernetes/schemas/fieldData";

/** A kind whose fields can be explained. */
export interface ListedKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Its other names, as kubectl takes them: plural, singular, and short ones, in lower case. */
  readonly names: readonly string[];
  /** Whether a cluster has to be asked for its definition, which is done only for a kind that people name. */
  readonly isRemote?: boolean;
}

/**
 * Returns the kinds of Kubernetes, each in its preferred version, and those of other projects.
 *
 * @param indexes that of Kubernetes first
 */
export function builtInKinds(indexes: readonly KindIndex[]): ListedKind[] {
  const known = (apiVersion: string, kind: string): boolean =>
    indexes.some((index) => ownField(ownField(index, apiVersion), kind) !== undefined);
  const ours = kindRows
    .filter(({ apiVersion, kind }) => known(apiVersion, kind))
    .map(({ apiVersion, kind, plural, singular, shortNames }) => ({
      apiVersion,
      kind,
      names: [plural, singular, ...shortNames],
    }));
  const others = indexes.slice(1).flatMap((index) =>
    Object.entries(index).flatMap(([apiVersion, kinds]) =>
      Object.keys(kinds)
        .filter((kind) => kind !== "List")
        .map((kind) => customKindNamed(apiVersion, kind)),
    ),
  );
  return [...ours, ...others];
}

/** Returns a kind of which only the kind itself is known; its plural is guessed as kubectl's tools do. */
export function customKindNamed(apiVersion: string, kind: string, names: readonly string[] = []): ListedKind {
  const singular = kind.toLowerCase();
  return {
    apiVersion,
    kind,
    names: [...new Set([singular, ...(names.length > 0 ? names : [`${singular}s`])])],
  };
}
