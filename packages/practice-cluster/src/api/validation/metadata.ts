import type { ApiObject } from "../../objectApi.ts";
import type { FieldError } from "../apiError.ts";
import { invalidValue, required } from "../fieldErrors.ts";
import { jsonEqual, type JsonObject, objectsAt, scalarText, stringMap } from "../json.ts";
import type { ResourceType } from "../resourceType.ts";
import { labelValueErrors, qualifiedNameErrors, subdomainErrors } from "./names.ts";

const sizeLimit = 256 * 1024;

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and …/labels/ */
export function validateMetadata(object: ApiObject, type: ResourceType): FieldError[] {
  const { name, labels, annotations } = object.metadata;
  const nameErrors = type.rules.nameErrors ?? subdomainErrors;
  const errors: FieldError[] = [];
  if (name === "") errors.push(required("metadata.name", "name or generateName is required"));
  else errors.push(...nameErrors(name).map((error) => invalidValue("metadata.name", name, error)));
  errors.push(...labelErrors(labels, "metadata.labels"));
  errors.push(...ownerErrors(objectsAt(object.metadata, "ownerReferences"), "metadata.ownerReferences"));
  errors.push(...finalizerErrors(object.metadata.finalizers ?? [], "metadata.finalizers"));
  let size = 0;
  for (const [key, value] of Object.entries(stringMap(annotations))) {
    for (const error of qualifiedNameErrors(key.toLowerCase()))
      errors.push(invalidValue("metadata.annotations", key, error));
    size += key.length + value.length;
  }
  if (size > sizeLimit)
    errors.push({
      field: "metadata.annotations",
      reason: "FieldValueTooLong",
      text: `Too long: may not be more than ${sizeLimit} bytes`,
    });
  return errors;
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/owners-dependents/ */
function ownerErrors(owners: readonly JsonObject[], field: string): FieldError[] {
  const missing = owners.flatMap((owner, index) =>
    (["apiVersion", "kind", "name", "uid"] as const)
      .filter((name) => !owner[name])
      .map((name) => required(`${field}[${index}].${name}`, "must not be empty")),
  );
  const [first, second] = owners
    .filter((owner) => owner["controller"] === true)
    .map((owner) => `${scalarText(owner["kind"])}/${scalarText(owner["name"])}`);
  const text = `Only one reference can have Controller set to true. Found "true" in references for ${first ?? ""} and ${second ?? ""}`;
  return second === undefined ? missing : [...missing, invalidValue(field, owners, text)];
}

const standardFinalizers = new Set(["kubernetes", "orphan", "foregroundDeletion"]);

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/ */
function finalizerErrors(finalizers: readonly string[], field: string): FieldError[] {
  return finalizers.flatMap((name, index): FieldError[] => {
    const errors = qualifiedNameErrors(name);
    if (errors.length > 0) return errors.map((error) => invalidValue(field, name, error));
    if (name.includes("/") || standardFinalizers.has(name)) return [];
    const text = "name is neither a standard finalizer name nor is it fully qualified";
    return [invalidValue(`${field}[${index}]`, name, text)];
  });
}

export function labelErrors(labels: unknown, field: string): FieldError[] {
  return Object.entries(stringMap(labels)).flatMap(([key, value]) => {
    return [
      ...qualifiedNameErrors(key).map((error) => invalidValue(field, key, error)),
      ...labelValueErrors(value).map((error) => invalidValue(field, value, error)),
    ];
  });
}

export function validateMetadataUpdate(object: ApiObject, before: ApiObject): FieldError[] {
  if (before.metadata.deletionTimestamp === undefined) return [];
  const had = new Set(before.metadata.finalizers);
  const added = (object.metadata.finalizers ?? []).filter((name) => !had.has(name));
  if (added.length === 0 || jsonEqual(object.metadata.finalizers, before.metadata.finalizers)) return [];
  return [
    {
      field: "metadata.finalizers",
      reason: "FieldValueForbidden",
      text: `Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{${added.map((name) => JSON.stringify(name)).join(", ")}}`,
    },
  ];
}
