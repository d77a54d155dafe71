import type { KindRules } from "../kinds/kindRules.ts";

/**
 * A resource that the API serves, as discovery shows it.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology
 */
export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  /** Whether there is a `status` subresource, so that writes to the object itself do not change the status. */
  readonly status: boolean;
  readonly scale: ScalePaths | undefined;
  /** Whether each change of the spec increments `metadata.generation`. */
  readonly generation: boolean;
  /** The etcd prefix of its objects, below `/registry/`. */
  readonly storage: string;
  /** The definition in `schemas/kubernetes/`; undefined for custom resources. */
  readonly definition: string | undefined;
  /** The rules of the kind. Empty for custom resources. */
  readonly rules: KindRules;
  readonly custom?: CustomSchema;
}

/** The field paths that the scale subresource of a resource reads and writes. */
export interface ScalePaths {
  readonly spec: readonly string[];
  readonly status: readonly string[];
  readonly selector: readonly string[];
}

/** The schema of a version in a CustomResourceDefinition. */
export interface CustomSchema {
  readonly openAPIV3Schema: unknown;
  readonly additionalPrinterColumns: readonly unknown[];
  readonly selectableFields: readonly string[];
}

/** `v1`, `apps/v1` */
export function groupVersion({ group, version }: { group: string; version: string }): string {
  return group === "" ? version : `${group}/${version}`;
}
