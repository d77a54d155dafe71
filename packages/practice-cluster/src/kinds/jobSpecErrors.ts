import type { FieldError } from "../api/apiError.ts";
import { required } from "../api/fieldErrors.ts";
import { isObject, type JsonObject, stringAt, valueAt } from "../api/json.ts";
import { labelErrors } from "../api/validation/metadata.ts";
import { negative } from "../api/validation/numbers.ts";
import { podSpecErrors } from "../api/validation/podSpec.ts";

/** Validates the spec of a Job, or of a CronJob's job template. (pkg/apis/batch/validation) */
export function jobSpecErrors(spec: JsonObject, field: string): FieldError[] {
  const policy = stringAt(spec, "template", "spec", "restartPolicy");
  const policyField = `${field}.template.spec.restartPolicy`;
  const template = spec["template"];
  return [
    ...negative(spec["parallelism"], `${field}.parallelism`),
    ...negative(spec["completions"], `${field}.completions`),
    ...negative(spec["activeDeadlineSeconds"], `${field}.activeDeadlineSeconds`),
    ...negative(spec["backoffLimit"], `${field}.backoffLimit`),
    ...negative(spec["ttlSecondsAfterFinished"], `${field}.ttlSecondsAfterFinished`),
    ...labelErrors(valueAt(template, "metadata", "labels"), `${field}.template.labels`),
    ...(isObject(template) ? podSpecErrors(template["spec"], `${field}.template.spec`) : []),
    ...(policy === "Always" ? [required(policyField, 'valid values: "OnFailure", "Never"')] : []),
  ];
}
