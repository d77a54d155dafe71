/**
 * Types of the field data. The data of the Kubernetes API is generated into `schemas/kubernetes/` from its OpenAPI v3
 * files, the data of eksctl's ClusterConfig into `schemas/eksctl/` from its JSON schema. A definition is named after
 * its Go package and type: `core.v1.Pod`, `meta.v1.ObjectMeta`, `eksctl.v1alpha5.ClusterConfig`.
 */

/** The type of a field, a list's items or a map's values. */
export interface FieldType {
  /** JSON type; absent where `ref` says more. */
  readonly type?: string;
  /** OpenAPI format: `int32`, `date-time`, `byte`, `int-or-string` … */
  readonly format?: string;
  /** The definition of the value. */
  readonly ref?: string;
  readonly items?: FieldType;
  /** The type of a map's values. */
  readonly values?: FieldType;
  /** Allowed values, each with the API's description (may be empty). */
  readonly enum?: Readonly<Record<string, string>>;
}

/**
 * How a field is merged if it differs from the default: lists as a whole, objects field by field.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy
 */
export interface MergeRule {
  /** `x-kubernetes-list-type`, unless it is `atomic`: how server-side apply merges a list. */
  readonly list?: "map" | "set";
  /** `x-kubernetes-list-map-keys`: the fields that identify the items of a `map`. */
  readonly keys?: readonly string[];
  /** `x-kubernetes-map-type`, unless it is `granular`: server-side apply treats an object as a single value. */
  readonly map?: "atomic";
  /** `x-kubernetes-patch-strategy`: what a strategic merge patch does. */
  readonly patch?: "merge" | "merge,retainKeys" | "retainKeys" | "replace";
  /** `x-kubernetes-patch-merge-key`: the field by which a strategic merge patch matches list items. */
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
  /** Whether the API server keeps fields that the definition does not name; only in those of custom resources. */
  readonly keepsUnknown?: boolean;
}

/** A file of definitions: those of one Go package, by the last part of their names. */
export type DefinitionFile = Readonly<Record<string, Definition>>;

/** `kinds.json` of a folder: apiVersion → kind → definition. */
export type KindIndex = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Reads a file in `schemas/`; undefined if it does not exist. */
export type ReadSchemaFile = (path: string) => Promise<string | undefined>;

/**
 * Page of the API reference at kubernetes.io (`core/pod-v1`) → short names of the definitions with a heading there.
 * Definitions without a heading are not listed; the reference may show their fields under an enclosing definition.
 */
export type DocumentationPages = Readonly<Record<string, readonly string[]>>;

/**
 * Version of Kubernetes (`1.29`) → short names of the kinds (`networking.v1.ServiceCIDR`) that it brought, and of the
 * fields (`core.v1.Container.restartPolicy`) that can be used since, without turning on a feature gate.
 */
export type FieldVersions = Readonly<Record<string, readonly string[]>>;
