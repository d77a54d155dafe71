import { t } from "@vscode/l10n";
import type { RequestError } from "../cluster/requestError.ts";
import { serverFieldPath, type ServerPathSegment } from "../manifests/serverFieldPath.ts";
import { ownField } from "@kubernetes-workshop/kubernetes/base/ownField";
import type { KubernetesObject } from "@kubernetes-workshop/kubernetes/resources/kubernetesObject";
import { withoutSecretsOf } from "@kubernetes-workshop/kubernetes/resources/withoutSecretsOf";
import { badQuantity } from "./badQuantity.ts";
import {
  expectedType,
  forbiddenWords,
  isImmutable,
  unknownFieldWords,
  withServerText,
  wordsOf,
} from "./refusalWords.ts";

/** A problem that the API server reports, in words, and the field that it names. */
export interface Refusal {
  /** Path from the object's root; empty if the problem concerns the whole object. */
  readonly path: readonly ServerPathSegment[];
  readonly on: "key" | "value";
  readonly message: string;
}

/** A field that another manager has set to a different value. */
export interface FieldConflict {
  readonly field: string;
  readonly manager: string;
}

/** Whether the error concerns only the one object, so that others may still be accepted. */
export function isAboutObject({ failure, status, code }: RequestError): boolean {
  // The server timed out: https://pkg.go.dev/k8s.io/apimachinery/pkg/api/errors#NewTimeoutError
  if (code === 504 || failure === "notStored") return false;
  return (
    failure === "unknownKind" || failure === "replaced" || (status !== undefined && status.message !== "")
  );
}

/**
 * Returns the fields that applying would take from other managers.
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts
 */
export function conflictsOf({ failure, status }: RequestError): FieldConflict[] {
  if (failure !== "conflict") return [];
  return (status?.causes ?? [])
    .filter(({ reason }) => reason === "FieldManagerConflict")
    .map(({ field, message }) => ({
      field: field.replace(/^\./, ""),
      manager: /conflict with "((?:[^"\\]|\\.)*)"/.exec(message)?.[1] ?? message,
    }));
}

/** Returns what the API server refuses about an object: at least one refusal. */
export function refusalsOf(error: RequestError, object: KubernetesObject): Refusal[] {
  const said = error.status?.message ?? "";
  const readers = [ofConflicts, ofCauses, ofStrictDecoding, ofTypes, ofGoTypes];
  const found = readers.map((read) => read(error, object)).find((each) => each.length > 0);
  return (found ?? [ofWhole(error, said, object)]).map((refusal) => ({
    ...refusal,
    message: withoutSecretsOf(object, refusal.message),
  }));
}

function ofConflicts(error: RequestError): Refusal[] {
  return conflictsOf(error).map(({ field, manager }) =>
    at(field, "value", t("{1} has set {0} to another value.", field, manager)),
  );
}

function ofCauses({ status }: RequestError, { kind }: KubernetesObject): Refusal[] {
  const causes = (status?.causes ?? []).filter(({ field }) => field !== "" && field !== "<nil>");
  return causes.map(({ field, message, reason }) => {
    const words = isImmutable(message)
      ? t("{0} cannot be changed once the object exists. Delete the {1} and apply it again.", field, kind)
      : wordsOf(reason, field);
    return at(field, "value", withServerText(words, message));
  });
}

/**
 * Reads unknown and duplicate fields, which strict field validation reports.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation
 */
function ofStrictDecoding({ status }: RequestError, { kind }: KubernetesObject): Refusal[] {
  const problems = [...(status?.message ?? "").matchAll(/(unknown|duplicate) field "((?:[^"\\]|\\.)*)"/g)];
  return problems.map(([said, problem, field = ""]) =>
    problem === "unknown"
      ? unknownField(field, kind, said)
      : at(field, "key", withServerText(wordsOf("FieldValueDuplicate", field), said)),
  );
}

function unknownField(field: string, kind: string, said: string): Refusal {
  return at(field, "key", withServerText(unknownFieldWords(kind, field), said));
}

/**
 * Reads the type errors of server-side apply, such as `.spec.replicas: expected numeric (int or float), got string`.
 */
function ofTypes({ status }: RequestError, object: KubernetesObject): Refusal[] {
  const message = status?.message ?? "";
  const from = message.indexOf("failed to create typed patch object");
  if (from < 0) return [];
  const line = /(?:: |^[ \t]*)(\.(?:[^\s:"[\]]|\[(?:[^"\]]|"(?:[^"\\]|\\.)*")*\])+): (.*)$/gm;
  return [...message.slice(from).matchAll(line)].map(([, path = "", said = ""]) => {
    const field = path.slice(1);
    if (said.includes("field not declared in schema"))
      return unknownField(field, object.kind, `${path}: ${said}`);
    const duplicates = /^duplicate entries for key (\[.*\])/.exec(said);
    if (duplicates)
      return at(
        `${field}${duplicates[1] ?? ""}`,
        "key",
        withServerText(wordsOf("FieldValueDuplicate", field), said),
      );
    const expected = /^expected (\w+)/.exec(said)?.[1];
    return at(field, "value", withServerText(expectedType(field, expected, valueOf(object, field)), said));
  });
}

/**
 * Reads Go's decoding errors:
 * `json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32`.
 */
function ofGoTypes({ status }: RequestError, object: KubernetesObject): Refusal[] {
  const found = /cannot unmarshal \S+ into Go struct field \w+\.(\S+) of type (\S+)/.exec(
    status?.message ?? "",
  );
  if (!found) return [];
  const [said, field = "", type] = found;
  return [at(field, "value", withServerText(expectedType(field, type, valueOf(object, field)), said))];
}

/** The value of a field; undefined behind a list, whose items the server names in ways of its own. */
function valueOf(object: KubernetesObject, field: string): unknown {
  return serverFieldPath(field).reduce<unknown>(
    (value, segment) =>
      typeof segment === "string" && typeof value === "object" && value !== null
        ? ownField(value as Readonly<Record<string, unknown>>, segment)
        : undefined,
    object,
  );
}

function ofWhole(error: RequestError, said: string, object: KubernetesObject): Refusal {
  const { apiVersion, kind } = object;
  const namespace = /^namespaces "([^"]+)" not found/.exec(said)?.[1];
  if (namespace !== undefined)
    return at(
      "metadata.namespace",
      "value",
      withServerText(
        t("The cluster has no namespace {0}. Create it first, or use another one.", namespace),
        said,
      ),
    );
  const webhook = /admission webhook "([^"]+)" denied the request/.exec(said)?.[1];
  if (webhook !== undefined)
    return at("", "value", withServerText(t("A policy of this cluster denies this: {0}.", webhook), said));
  if (said.includes("quantities must match")) {
    const path = badQuantity(object);
    const words = t("This is not a quantity. Use a value like 100m for CPU or 64Mi for memory.");
    return { path: path ?? [], on: "value", message: withServerText(words, said) };
  }
  if (error.failure === "unknownKind")
    return apiVersion.startsWith("eksctl.io/")
      ? at(
          "",
          "value",
          t(
            "This is a file for eksctl, not an object in a cluster. Use it with eksctl create cluster -f FILE.",
          ),
        )
      : at("", "value", error.message);
  if (error.failure === "replaced") return at("", "value", error.message);
  if (error.failure === "forbidden") return at("", "value", withServerText(forbiddenWords(said, kind), said));
  return at(
    "",
    "value",
    said === "" ? error.message : withServerText(t("The cluster does not accept this {0}.", kind), said),
  );
}

function at(field: string, on: Refusal["on"], message: string): Refusal {
  return { path: serverFieldPath(field), on, message };
}
