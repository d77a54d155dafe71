import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import type { ResourceType } from "../resourceType.ts";
import type { Schemas } from "../schemas.ts";
import { configValidators, configUpdateValidators } from "./configKinds.ts";
import { validateCustomObject } from "./customSchema.ts";
import { validateMetadata, validateMetadataUpdate } from "./metadata.ts";
import { networkValidators, networkUpdateValidators } from "./networkKinds.ts";
import { podUpdateErrors, podErrors } from "./podKinds.ts";
import { validateShape } from "./shape.ts";
import { workloadValidators, workloadUpdateValidators } from "./workloadKinds.ts";

type Validator = (object: ApiObject) => FieldError[];
type UpdateValidator = (object: ApiObject, before: ApiObject) => FieldError[];

const validators: Readonly<Record<string, Validator>> = {
  Pod: podErrors,
  ...workloadValidators,
  ...networkValidators,
  ...configValidators,
};

const updateValidators: Readonly<Record<string, UpdateValidator>> = {
  Pod: podUpdateErrors,
  ...workloadUpdateValidators,
  ...networkUpdateValidators,
  ...configUpdateValidators,
};

/** What is wrong with an object, after its defaults are set (pkg/apis/*\/validation). */
export function validateObject(object: ApiObject, type: ResourceType, schemas: Schemas): FieldError[] {
  const errors = validateMetadata(object, type);
  if (type.custom) return [...errors, ...validateCustomObject(object, type.custom)];
  if (type.definition !== undefined) errors.push(...validateShape(object, type.definition, schemas));
  return [...errors, ...(ownField(validators, type.kind)?.(object) ?? [])];
}

/** What an update may not change. */
export function validateUpdate(object: ApiObject, before: ApiObject, type: ResourceType): FieldError[] {
  const errors = validateMetadataUpdate(object, before);
  return type.custom
    ? errors
    : [...errors, ...(ownField(updateValidators, type.kind)?.(object, before) ?? [])];
}
