import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";

/**
 * Errors of the API server, as `Status` objects.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */

interface StatusCause {
  readonly reason: string;
  readonly message: string;
  readonly field?: string;
}

export interface StatusDetails {
  readonly name?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly uid?: string;
  readonly causes?: readonly StatusCause[];
  readonly retryAfterSeconds?: number;
}

/** An error response of the API server. kubectl prints its `message`. */
export class ApiError extends Error {
  readonly code: number;
  readonly reason: string;
  readonly details: StatusDetails | undefined;

  constructor(code: number, reason: string, message: string, details?: StatusDetails) {
    super(message);
    this.name = "ApiError";
    this.code = code;
    this.reason = reason;
    this.details = details;
  }
}

export interface Status {
  readonly kind: "Status";
  readonly apiVersion: "v1";
  readonly metadata: Record<string, never>;
  readonly status: "Success" | "Failure";
  readonly message?: string;
  readonly reason?: string;
  readonly details?: StatusDetails;
  readonly code?: number;
}

export function statusOf(error: unknown): Status {
  const known = error instanceof ApiError ? error : internalError(error);
  return {
    kind: "Status",
    apiVersion: "v1",
    metadata: {},
    status: "Failure",
    message: known.message,
    ...(known.reason !== "" && { reason: known.reason }),
    ...(known.details && { details: known.details }),
    code: known.code,
  };
}

export function successStatus(details?: StatusDetails): Status {
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", ...(details && { details }) };
}

function internalError(error: unknown): ApiError {
  const text = error instanceof Error ? error.message : String(error);
  return new ApiError(500, "InternalError", `Internal error occurred: ${text}`, {
    causes: [{ reason: "", message: text }],
  });
}

/** A resource as named in error messages: `pods`, `deployments.apps`. */
export interface GroupResource {
  readonly group: string;
  readonly plural: string;
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

function resourceText({ group, plural }: GroupResource): string {
  return group === "" ? plural : `${plural}.${group}`;
}

function details(name: string, { group, plural }: GroupResource): StatusDetails {
  return { ...(name !== "" && { name }), ...(group !== "" && { group }), kind: plural };
}

export function notFound(resource: GroupResource, name: string): ApiError {
  const message = `${resourceText(resource)} ${goQuoted(name)} not found`;
  return new ApiError(404, "NotFound", message, details(name, resource));
}

export function alreadyExists(resource: GroupResource, name: string): ApiError {
  const message = `${resourceText(resource)} ${goQuoted(name)} already exists`;
  return new ApiError(409, "AlreadyExists", message, details(name, resource));
}

export function conflict(resource: GroupResource, name: string, text: string): ApiError {
  const message = `Operation cannot be fulfilled on ${resourceText(resource)} ${goQuoted(name)}: ${text}`;
  return new ApiError(409, "Conflict", message, details(name, resource));
}

export const modifiedText =
  "the object has been modified; please apply your changes to the latest version and try again";

export function forbidden(resource: GroupResource, name: string, text: string): ApiError {
  const subject = name === "" ? resourceText(resource) : `${resourceText(resource)} ${goQuoted(name)}`;
  return new ApiError(403, "Forbidden", `${subject} is forbidden: ${text}`, details(name, resource));
}

export function badRequest(message: string): ApiError {
  return new ApiError(400, "BadRequest", message);
}

export function expired(message: string): ApiError {
  return new ApiError(410, "Expired", message);
}

export function methodNotAllowed(): ApiError {
  return new ApiError(
    405,
    "MethodNotAllowed",
    "the server does not allow this method on the requested resource",
    {},
  );
}

export function unknownPath(): ApiError {
  return new ApiError(404, "NotFound", "the server could not find the requested resource", {});
}

/** A validation error for one field, worded like `field.Error` of k8s.io/apimachinery. */
export interface FieldError {
  readonly field: string;
  readonly reason:
    | "FieldValueInvalid"
    | "FieldValueRequired"
    | "FieldValueForbidden"
    | "FieldValueNotSupported"
    | "FieldValueDuplicate"
    | "FieldValueNotFound"
    | "FieldValueTooLong"
    | "FieldValueTypeInvalid";
  readonly text: string;
}

export function invalid(kind: GroupKind, name: string, errors: readonly FieldError[]): ApiError {
  const kindText = kind.group === "" ? kind.kind : `${kind.kind}.${kind.group}`;
  const unique = [...new Map(errors.map((error) => [`${error.field}: ${error.text}`, error])).values()];
  const texts = unique.map(({ field, text }) => `${field}: ${text}`);
  const detail = texts.length === 1 ? (texts[0] ?? "") : `[${texts.join(", ")}]`;
  return new ApiError(422, "Invalid", `${kindText} ${goQuoted(name)} is invalid: ${detail}`, {
    ...(name !== "" && { name }),
    ...(kind.group !== "" && { group: kind.group }),
    kind: kind.kind,
    causes: unique.map(({ field, reason, text }) => ({ reason, message: text, field })),
  });
}
