import { ownField } from "../../../base/ownField.ts";
import { type ApiError, badRequest, invalid } from "../apiError.ts";
import { forbiddenField, notSupported } from "../fieldErrors.ts";
import { type JsonObject, listAt } from "../json.ts";
import type { FieldError } from "../apiError.ts";

/** The kinds of options that are in the query of a request, as its refusals name them. */
export type OptionsKind =
  "CreateOptions" | "UpdateOptions" | "PatchOptions" | "DeleteOptions" | "ListOptions";

/** `DeleteOptions.meta.k8s.io "" is invalid: …` */
export function invalidOptions(kind: OptionsKind, error: FieldError): ApiError {
  return invalid({ group: "meta.k8s.io", kind }, "", [error]);
}

const kinds: Readonly<Record<string, OptionsKind>> = {
  POST: "CreateOptions",
  PUT: "UpdateOptions",
  PATCH: "PatchOptions",
  DELETE: "DeleteOptions",
};

/** What a request that writes is called in a refusal. */
export function optionsKind(method: string | undefined): OptionsKind {
  return ownField(kinds, method ?? "") ?? "CreateOptions";
}

/** Whether nothing shall be written. https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run */
export function isDryRun(query: URLSearchParams, kind: OptionsKind, body: JsonObject = {}): boolean {
  const asked = [...query.getAll("dryRun"), ...listAt(body, "dryRun")].filter((value) => value !== "");
  if (asked.some((value) => value !== "All"))
    throw invalidOptions(kind, notSupported("dryRun", asked, ["All"]));
  return asked.length > 0;
}

const validations = ["", "Ignore", "Strict", "Warn"];

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation */
export function fieldValidation(query: URLSearchParams, kind: OptionsKind): string {
  const asked = query.get("fieldValidation") ?? "";
  if (!validations.includes(asked))
    throw invalidOptions(kind, notSupported("fieldValidation", asked, validations));
  return asked || "Warn";
}

/** How many objects a list may have; 0 is all. */
export function listLimit(query: URLSearchParams): number {
  const asked = query.get("limit") ?? "0";
  if (!/^[-+]?\d+$/.test(asked)) throw badRequest(`strconv.ParseInt: parsing "${asked}": invalid syntax`);
  return Number(asked);
}

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions */
export function checkVersionMatch(query: URLSearchParams): void {
  if (!query.get("resourceVersionMatch") || query.get("resourceVersion")) return;
  if (query.get("sendInitialEvents") !== null) return;
  const text = "resourceVersionMatch is forbidden unless resourceVersion is provided";
  throw invalidOptions("ListOptions", forbiddenField("resourceVersionMatch", text));
}
