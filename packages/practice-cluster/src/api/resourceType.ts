import type { KindRules } from "../kinds/kindRules.ts";

/**
 * What the API serves: one entry for each resource, as discovery shows it.
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
  /** Has a `status` of its own, which writes to the object itself do not touch. */
  readonly status: boolean;
  readonly scale: ScalePaths | undefined;
  /** Counts up `metadata.generation` whenever the spec changes. */
  readonly generation: boolean;
  /** Where its objects are in etcd, below `/registry/`. */
  readonly storage: string;
  /** The definition in `schemas/kubernetes/`; undefined for custom resources. */
  readonly definition: string | undefined;
  /** What is particular to the kind; nothing for custom resources. */
  readonly rules: KindRules;
  readonly custom?: CustomSchema;
}

/** Where a scalable resource has its numbers, as field names. */
export interface ScalePaths {
  readonly spec: readonly string[];
  readonly status: readonly string[];
  readonly selector: readonly string[];
}

/** What a CustomResourceDefinition says about a version's objects. */
export interface CustomSchema {
  readonly openAPIV3Schema: unknown;
  readonly additionalPrinterColumns: readonly unknown[];
  readonly selectableFields: readonly string[];
}

/** `v1`, `apps/v1` */
export function groupVersion({ group, version }: { group: string; version: string }): string {
  return group === "" ? version : `${group}/${version}`;
}
