/**
 * Field data as the hover needs it: of the Kubernetes API, generated into `schemas/kubernetes/` from the
 * OpenAPI v3 files of Kubernetes, and of eksctl's ClusterConfig, generated into `schemas/eksctl/` from its JSON
 * schema. A definition has the short name of its Go package and type: `core.v1.Pod`, `meta.v1.ObjectMeta`,
 * `eksctl.v1alpha5.ClusterConfig`.
 */

/** What a field, a list's items or a map's values hold. */
export interface FieldType {
  /** JSON type; absent where `ref` says more. */
  readonly type?: string;
  /** OpenAPI format: `int32`, `date-time`, `byte`, `int-or-string` … */
  readonly format?: string;
  /** The definition that the value is of. */
  readonly ref?: string;
  readonly items?: FieldType;
  /** The type of a map's values. */
  readonly values?: FieldType;
  /** Allowed values, each with the API's text about it (may be empty). */
  readonly enum?: Readonly<Record<string, string>>;
}

/**
 * How a field is merged where it is not as usual, which is for lists as a whole and for objects field by field.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export interface MergeRule {
  /** `x-kubernetes-list-type`, unless it is `atomic`: how server-side apply merges a list. */
  readonly list?: "map" | "set";
  /** `x-kubernetes-list-map-keys`: the fields that tell the items of a `map` apart. */
  readonly keys?: readonly string[];
  /** `x-kubernetes-map-type`, unless it is `granular`: server-side apply takes an object for one value. */
  readonly map?: "atomic";
  /** `x-kubernetes-patch-strategy`: what a strategic merge patch does. */
  readonly patch?: "merge" | "merge,retainKeys" | "retainKeys" | "replace";
  /** `x-kubernetes-patch-merge-key`: the field by which a strategic merge patch finds the items of a list. */
  readonly patchKey?: string;
}

export interface FieldSchema extends FieldType {
  readonly description?: string;
  readonly merge?: MergeRule;
  readonly default?: string | number | boolean;
}

export interface Definition extends FieldType {
  readonly description?: string;
  readonly merge?: Pick<MergeRule, "map">;
  readonly required?: readonly string[];
  readonly fields?: Readonly<Record<string, FieldSchema>>;
}

/** One file of a folder: the definitions of a Go package, by the last part of their name. */
export type DefinitionFile = Readonly<Record<string, Definition>>;

/** `kinds.json` of a folder: apiVersion → kind → definition. */
export type KindIndex = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads a file below `schemas/`; undefined where there is none. */
export type ReadSchemaFile = (path: string) => Promise<string | undefined>;

/**
 * Page of the API reference at kubernetes.io (`core/pod-v1`) → short names of the definitions with a heading there.
 * A definition on no page has no heading: its fields stand with those of the definition around it, if at all.
 */
export type DocumentationPages = Readonly<Record<string, readonly string[]>>;
