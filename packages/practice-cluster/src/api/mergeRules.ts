import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { MergeRule } from "@kubernetes-workshop/kubernetes/schemas/fieldData";
import type { Schemas } from "./schemas.ts";

const asUsual: MergeRule = {};

/** The merge rule of a field in the generated schemas, or the default rule for an unknown field. */
export function mergeRule(schemas: Schemas, owner: string | undefined, field: string): MergeRule {
  const fields = owner === undefined ? undefined : schemas.definition(owner)?.fields;
  return ownField(fields, field)?.merge ?? asUsual;
}

/** Whether server-side apply treats a map as atomic, by its own definition or that of the field that contains it. */
export function isAtomicMap(
  schemas: Schemas,
  definition: string | undefined,
  owner: string | undefined,
  field: string,
): boolean {
  const ofDefinition = definition === undefined ? undefined : schemas.definition(definition)?.merge;
  const { map = ofDefinition?.map } = mergeRule(schemas, owner, field);
  return map === "atomic";
}

/** Whether a strategic merge patch merges a list instead of replacing it. */
export function isMergedByPatch({ patch }: MergeRule): boolean {
  return patch === "merge" || patch === "merge,retainKeys";
}
