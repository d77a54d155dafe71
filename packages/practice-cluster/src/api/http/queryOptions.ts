import { goQuoted } from "@kubernetes-workshop/kubernetes/resources/goQuoted";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import { type ApiError, badRequest, invalid } from "../apiError.ts";
import { forbiddenField, invalidValue, notSupported, tooLong } from "../fieldErrors.ts";
import { type JsonObject, listAt } from "../json.ts";
import type { FieldError } from "../apiError.ts";

/** The kinds of a request's query options, as error messages name them. */
export type OptionsKind =
  "CreateOptions" | "UpdateOptions" | "PatchOptions" | "DeleteOptions" | "ListOptions";

/** `DeleteOptions.meta.k8s.io "" is invalid: …` */
export function invalidOptions(kind: OptionsKind, ...errors: readonly FieldError[]): ApiError {
  return invalid({ group: "meta.k8s.io", kind }, "", errors);
}

const kinds: Readonly<Record<string, OptionsKind>> = {
  POST: "CreateOptions",
  PUT: "UpdateOptions",
  PATCH: "PatchOptions",
  DELETE: "DeleteOptions",
};

/** The kind of a write's options, as error messages name it. */
export function optionsKind(method: string | undefined): OptionsKind {
  return ownField(kinds, method ?? "") ?? "CreateOptions";
}

/** Whether the request is a dry run. https://kubernetes.io/docs/reference/using-api/api-concepts/#dry-run */
export function isDryRun(query: URLSearchParams, kind: OptionsKind, body: JsonObject = {}): boolean {
  const asked = [...query.getAll("dryRun"), ...listAt(body, "dryRun")].filter((value) => value !== "");
  if (asked.some((value) => value !== "All"))
    throw invalidOptions(kind, notSupported("dryRun", asked, ["All"]));
  return asked.length > 0;
}

const longestManager = 128;

/** The field manager of a write; an empty string if the request does not name one. */
export function fieldManager(query: URLSearchParams, kind: OptionsKind): string {
  const asked = query.get("fieldManager") ?? "";
  const errors: FieldError[] = [];
  if (Buffer.byteLength(asked) > longestManager) errors.push(tooLong("fieldManager", longestManager));
  for (const { 0: character, index } of asked.matchAll(/[^\P{C}]|[^\P{Z} ]/gu)) {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    errors.push(invalidValue("fieldManager", asked, `invalid character U+${code} (at position ${index})`));
  }
  if (errors.length > 0) throw invalidOptions(kind, ...errors);
  return asked;
}

const validations = ["", "Ignore", "Strict", "Warn"];

/** https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation */
export function fieldValidation(query: URLSearchParams, kind: OptionsKind): string {
  const asked = query.get("fieldValidation") ?? "";
  if (!validations.includes(asked))
    throw invalidOptions(kind, notSupported("fieldValidation", asked, validations));
  return asked || "Warn";
}

/** The options of a list or watch. https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions */
export interface ListOptions {
  /** The maximum number of objects in a list. Unlimited unless positive. */
  readonly limit: number;
  /** The maximum duration of a watch. The server decides unless it is positive. */
  readonly timeoutSeconds: number;
  /** The requested resource version; undefined if any version is acceptable. */
  readonly resourceVersion: number | undefined;
  readonly sendInitialEvents: boolean | undefined;
}

/** Reads the options of a list or watch, or refuses them. (pkg/apis/meta/internalversion/validation) */
export function listOptions(query: URLSearchParams, isWatch: boolean): ListOptions {
  const options = {
    limit: integerOption(query, "limit") ?? 0,
    timeoutSeconds: integerOption(query, "timeoutSeconds") ?? 0,
    sendInitialEvents: flagOption(query, "sendInitialEvents"),
  };
  const errors = isWatch ? watchErrors(query) : listErrors(query);
  if (errors.length > 0) throw invalidOptions("ListOptions", ...errors);
  return { ...options, resourceVersion: versionOption(query) };
}

function listErrors(query: URLSearchParams): FieldError[] {
  const match = query.get("resourceVersionMatch");
  const version = query.get("resourceVersion");
  const forbidden = (text: string): FieldError => forbiddenField("resourceVersionMatch", text);
  return [
    ...(match && !version
      ? [forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided")]
      : []),
    ...(match ? continueErrors(query) : []),
    ...(match && match !== "Exact" && match !== "NotOlderThan"
      ? [notSupported("resourceVersionMatch", match, ["Exact", "NotOlderThan", ""])]
      : []),
    ...(match === "Exact" && version === "0"
      ? [forbidden('resourceVersionMatch "exact" is forbidden for resourceVersion "0"')]
      : []),
    ...(query.has("sendInitialEvents")
      ? [forbiddenField("sendInitialEvents", "sendInitialEvents is forbidden for list")]
      : []),
  ];
}

function watchErrors(query: URLSearchParams): FieldError[] {
  const match = query.get("resourceVersionMatch");
  const initial = query.has("sendInitialEvents");
  const forbidden = (text: string): FieldError => forbiddenField("resourceVersionMatch", text);
  return [
    ...(initial && match !== "NotOlderThan"
      ? [forbidden("sendInitialEvents requires setting resourceVersionMatch to NotOlderThan")]
      : []),
    ...(match && !initial
      ? [forbidden("resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided")]
      : []),
    ...(match && match !== "NotOlderThan"
      ? [notSupported("resourceVersionMatch", match, ["NotOlderThan"])]
      : []),
    ...(match ? continueErrors(query) : []),
  ];
}

function continueErrors(query: URLSearchParams): FieldError[] {
  const text = "resourceVersionMatch is forbidden when continue is provided";
  return query.get("continue") ? [forbiddenField("resourceVersionMatch", text)] : [];
}

/**
 * Parses the resource version of a get, list, or watch; undefined if any version will do. For an invalid version, the
 * real server answers some requests with 500; here, the response is always 400.
 */
export function versionOption(query: URLSearchParams): number | undefined {
  const asked = query.get("resourceVersion") ?? "";
  if (asked === "") return undefined;
  const problem = /^\d+$/.test(asked)
    ? BigInt(asked) < 2n ** 64n
      ? undefined
      : "value out of range"
    : "invalid syntax";
  if (problem !== undefined)
    throw badRequest(
      `invalid resource version: resourceVersion: Invalid value: ${goQuoted(asked)}: ` +
        `strconv.ParseUint: parsing ${goQuoted(asked)}: ${problem}`,
    );
  return Number(asked);
}

/** Parses a number in a query as Go's `strconv.ParseInt` does; undefined if it is missing. */
export function integerOption(query: URLSearchParams, name: string): number | undefined {
  const asked = query.get(name);
  if (asked === null) return undefined;
  if (!/^[-+]?\d+$/.test(asked))
    throw badRequest(`strconv.ParseInt: parsing ${goQuoted(asked)}: invalid syntax`);
  if (BigInt.asIntN(64, BigInt(asked.replace("+", ""))) !== BigInt(asked.replace("+", "")))
    throw badRequest(`strconv.ParseInt: parsing ${goQuoted(asked)}: value out of range`);
  return Number(asked);
}

/** Parses a flag in a query: any value but `0` and `false` sets it; undefined if it is missing. */
export function flagOption(query: URLSearchParams, name: string): boolean | undefined {
  const asked = query.get(name);
  return asked === null ? undefined : asked !== "0" && asked.toLowerCase() !== "false";
}

export function isOn(query: URLSearchParams, name: string): boolean {
  return flagOption(query, name) === true;
}
