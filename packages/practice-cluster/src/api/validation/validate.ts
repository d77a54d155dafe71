import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import type { ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import { validateCustomObject } from "./customSchema.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata.ts";
import { validateShape } from "./shape.ts";

/** Validates an object after its defaults are set (pkg/apis/*\/validation). */
export function validateObject(object: ApiObject, type: ResourceType, schemas: Schemas): FieldError[] {
  const errors = validateMetadata(object, type);
  if (type.custom) return [...errors, ...validateCustomObject(object, type.custom)];
  if (type.definition !== undefined) errors.push(...validateShape(object, type.definition, schemas));
  return [...errors, ...(type.rules.errors?.(object) ?? [])];
}

/** Validates an update of an object. */
export function validateUpdate(object: ApiObject, before: ApiObject, type: ResourceType): FieldError[] {
  return [...validateMetadataUpdate(object, before), ...(type.rules.updateErrors?.(object, before) ?? [])];
}
