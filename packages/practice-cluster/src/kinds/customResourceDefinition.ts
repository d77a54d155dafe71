import type { FieldError } from "../api/apiError.ts";
import { invalidValue, required } from "../api/fieldErrors.ts";
import {
  ensureObject,
  isObject,
  type JsonObject,
  objectAt,
  objectsAt,
  setDefault,
  stringAt,
  valueAt,
} from "../api/json.ts";
import type { KindRules } from "./kindRules.ts";
import type { ApiObject } from "../objectApi.ts";

/** https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/ */
export const customResourceDefinition: KindRules = {
  generation: true,
  defaults: (definition) => {
    const names = ensureObject(ensureObject(definition, "spec"), "names");
    const kind = typeof names["kind"] === "string" ? names["kind"] : "";
    setDefault(names, "singular", kind.toLowerCase());
    setDefault(names, "listKind", `${kind}List`);
    setDefault(ensureObject(definition, "spec"), "conversion", { strategy: "None" });
  },
  prepare: prepareDefinition,
  errors: definitionErrors,
};

function definitionErrors(definition: ApiObject): FieldError[] {
  const spec = objectAt(definition, "spec");
  const { name } = definition.metadata;
  const errors: FieldError[] = [];
  const wanted = `${stringAt(spec, "names", "plural") ?? ""}.${stringAt(spec, "group") ?? ""}`;
  if (name !== wanted)
    errors.push(invalidValue("metadata.name", name, 'must be spec.names.plural+"."+spec.group'));
  const versions = objectsAt(spec, "versions");
  if (versions.filter((version) => version["storage"] === true).length !== 1)
    errors.push(
      invalidValue("spec.versions", versions, "must have exactly one version marked as storage version"),
    );
  for (const [index, version] of versions.entries())
    if (!isObject(valueAt(version, "schema", "openAPIV3Schema")))
      errors.push(required(`spec.versions[${index}].schema.openAPIV3Schema`, "schemas are required"));
  return errors;
}

/** Marks a definition as accepted and established, which takes effect at once. */
function prepareDefinition(definition: ApiObject): void {
  const now = definition.metadata.creationTimestamp;
  const { names, versions } = ensureObject(definition, "spec");
  const condition = (type: string, reason: string, message: string): JsonObject => ({
    lastTransitionTime: now,
    message,
    reason,
    status: "True",
    type,
  });
  definition["status"] = {
    acceptedNames: names,
    conditions: [
      condition("NamesAccepted", "NoConflicts", "no conflicts found"),
      condition("Established", "InitialNamesAccepted", "the initial names have been accepted"),
    ],
    storedVersions: (Array.isArray(versions) ? versions : [])
      .filter(isObject)
      .filter((version) => version["storage"] === true)
      .map((version) => version["name"]),
  };
}
