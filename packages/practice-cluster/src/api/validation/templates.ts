import type { FieldError } from "../apiError.ts";
import { invalidValue, notSupported, required } from "../fieldErrors.ts";
import { isObject, type JsonObject, objectAt, stringAt, stringMap, valueAt } from "../json.ts";
import { objectSelector } from "../selectors/labelSelector.ts";
import { labelErrors } from "./metadata.ts";
import { podSpecErrors } from "./podSpec.ts";

/** Refuses a workload's selector that is missing, empty, or does not match its pod template. */
export function selectorErrors(spec: JsonObject, kind: string): FieldError[] {
  const { selector } = spec;
  const given = valueAt(spec, "template", "metadata", "labels");
  const labels = stringMap(given);
  const mismatch = invalidValue(
    "spec.template.metadata.labels",
    given,
    "`selector` does not match template `labels`",
  );
  if (!isObject(selector)) return [required("spec.selector"), mismatch];
  const empty =
    Object.keys(objectAt(selector, "matchLabels")).length === 0 &&
    valueAt(selector, "matchExpressions") === undefined;
  if (empty) return [invalidValue("spec.selector", selector, `empty selector is invalid for ${kind}`)];
  const errors = labelErrors(selector["matchLabels"], "spec.selector.matchLabels");
  return objectSelector(selector)(labels) ? errors : [...errors, mismatch];
}

/** Checks the pod template of a workload whose pods always restart. */
export function templateErrors(
  spec: JsonObject,
  field: string,
  claims: readonly string[] = [],
): FieldError[] {
  const template = spec["template"];
  if (!isObject(template)) return [required(`${field}.template.spec.containers`)];
  const path = `${field}.template`;
  const policy = stringAt(template, "spec", "restartPolicy");
  return [
    ...labelErrors(valueAt(template, "metadata", "labels"), `${path}.labels`),
    ...podSpecErrors(template["spec"], `${path}.spec`, claims),
    ...(policy === undefined || policy === "Always"
      ? []
      : [notSupported(`${path}.spec.restartPolicy`, policy, ["Always"])]),
  ];
}
