import type { ObjectType } from "../../manifests/fieldAt.ts";

/** A kind that a CustomResourceDefinition defines, as far as its fields go. */
export interface CustomKind {
  readonly apiVersion: string;
  readonly kind: string;
  /** Its OpenAPI v3 schema: data from a file or a cluster, of any form. */
  readonly schema: unknown;
  /** Its names as kubectl takes them, where the definition tells: plural, singular, and short ones. */
  readonly names?: readonly string[];
  /** Set if the definition comes with the extension: only such a schema may refer to definitions of Kubernetes. */
  readonly origin?: KindOrigin;
}

/** Where a definition that comes with the extension is from. */
export interface KindOrigin {
  /** The name of the project that defines the kind. */
  readonly project: string;
  /** URL of the kind's page in the documentation of the project. */
  readonly page: string;
}

/**
 * Finds the definition of a custom kind; undefined if nobody knows it. A template may leave the apiVersion open; then the
 * kind has to tell it.
 */
export type FindCustomKind = (
  type: ObjectType & { readonly apiVersion: string; readonly kind: string },
) => Promise<CustomKind | undefined>;

/** Asks several in order. Who fails or does not know the kind is passed over. */
export function firstThatKnows(
  finders: readonly FindCustomKind[],
  onError: (error: unknown) => void,
): FindCustomKind {
  return async (type) => {
    for (const find of finders) {
      try {
        const found = await find(type);
        if (found) return found;
      } catch (error) {
        onError(error);
      }
    }
    return undefined;
  };
}

/** Whether an apiVersion has the form of a group that is not Kubernetes' own: such groups are domain names. */
export function isCustomGroup(apiVersion: string): boolean {
  return /^[a-z0-9](?:[-a-z0-9]{0,62}\.)+[a-z0-9][-a-z0-9]{0,62}\/v\d{1,9}(?:(?:alpha|beta)\d{1,9})?$/.test(
    apiVersion,
  );
}
