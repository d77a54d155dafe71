import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { badRequest, type FieldError, invalid } from "../apiError.ts";
import { forbiddenField, invalidValue } from "../fieldErrors.ts";
import { integerOption, isOn } from "./queryOptions.ts";

/** The requested part of a container's log. */
export interface LogOptions {
  readonly previous: boolean;
  readonly follow: boolean;
  readonly timestamps: boolean;
  readonly sinceSeconds: number | undefined;
  /** Unix time in milliseconds. */
  readonly sinceMs: number | undefined;
  readonly tailLines: number | undefined;
  readonly limitBytes: number | undefined;
}

/** Parses and validates the query of `kubectl logs`. (pkg/apis/core/validation `ValidatePodLogOptions`) */
export function logOptions(query: URLSearchParams): LogOptions {
  const options = {
    previous: isOn(query, "previous"),
    follow: isOn(query, "follow"),
    timestamps: isOn(query, "timestamps"),
    sinceSeconds: integerOption(query, "sinceSeconds"),
    sinceMs: timeOption(query, "sinceTime"),
    tailLines: integerOption(query, "tailLines"),
    limitBytes: integerOption(query, "limitBytes"),
  };
  const errors = errorsOf(options);
  if (errors.length > 0) throw invalid({ group: "", kind: "PodLogOptions" }, "", errors);
  return options;
}

function errorsOf({ sinceSeconds, sinceMs, tailLines, limitBytes }: LogOptions): FieldError[] {
  const errors: FieldError[] = [];
  if (tailLines !== undefined && tailLines < 0)
    errors.push(invalidValue("tailLines", tailLines, "must be greater than or equal to 0"));
  if (limitBytes !== undefined && limitBytes < 1)
    errors.push(invalidValue("limitBytes", limitBytes, "must be greater than 0"));
  if (sinceSeconds !== undefined && sinceMs !== undefined)
    errors.push(forbiddenField("", "at most one of `sinceTime` or `sinceSeconds` may be specified"));
  else if (sinceSeconds !== undefined && sinceSeconds < 1)
    errors.push(invalidValue("sinceSeconds", sinceSeconds, "must be greater than 0"));
  return errors;
}

function timeOption(query: URLSearchParams, name: string): number | undefined {
  const asked = query.get(name);
  if (asked === null || asked === "" || asked === "null") return undefined;
  const ms = /^\d{4}-\d\d-\d\dT/.test(asked) ? Date.parse(asked) : Number.NaN;
  if (!Number.isNaN(ms)) return ms;
  const quoted = goQuoted(asked);
  throw badRequest(`parsing time ${quoted} as "2006-01-02T15:04:05Z07:00": cannot parse ${quoted} as "2006"`);
}
