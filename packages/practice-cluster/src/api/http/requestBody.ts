import type { IncomingMessage } from "node:http";
import { boolYaml11Tag, CORE_SCHEMA, load, mergeTag, YAMLException } from "js-yaml";
import { ApiError, badRequest, type GroupKind } from "../apiError.ts";
import { goKind, isObject, type JsonObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";
import { duplicateFields } from "./duplicateFields.ts";
import { checkDepth, deepestYaml } from "./jsonDepth.ts";
import { parseProtobuf } from "./protobuf.ts";
import { mediaTypes, unsupportedMediaType } from "./mediaTypes.ts";

/** The real server's limit for a body. https://kubernetes.io/docs/reference/using-api/api-concepts/ */
const limit = 3 * 1024 * 1024;

export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString("utf8");
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > limit)
      throw new ApiError(413, "RequestEntityTooLarge", `Request entity too large: limit is ${limit}`, {});
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

export function contentType(request: IncomingMessage): string {
  const given = request.headers["content-type"] ?? "";
  return mediaTypes(given)[0]?.type ?? given;
}

export interface Body {
  readonly value: JsonObject;
  /** `duplicate field "spec.replicas"` */
  readonly duplicates: readonly string[];
}

/** Reads a body in JSON, YAML, or protobuf; undefined if it is empty. */
export async function readObject(
  request: IncomingMessage,
  schemas: Schemas,
  expected?: GroupKind,
): Promise<Body | undefined> {
  const bytes = await readBytes(request);
  const type = contentType(request);
  if (type === "application/vnd.kubernetes.protobuf" && bytes.length > 0)
    return { value: parseProtobuf(bytes, schemas, expected), duplicates: [] };
  const text = bytes.toString("utf8");
  if (text.trim() === "") return undefined;
  if (type === "application/json" || type === "")
    return { value: parseJson(text, expected), duplicates: duplicateFields(text) };
  if (type === "application/yaml" || type === "text/yaml") return parseYaml(text, expected);
  throw unsupportedMediaType(["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]);
}

/** The beginning of the server's message for a body that is not of the expected kind. */
export function unrecognized(expected: GroupKind): string {
  return `the object provided is unrecognized (must be of type ${expected.kind})`;
}

export const noVersion = "couldn't get version/kind; json parse error";

function parseJson(text: string, expected?: GroupKind): JsonObject {
  const begin = `${expected ? `${unrecognized(expected)}: ` : ""}${noVersion}: `;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw badRequest(`${begin}${jsonProblem(error, text)}`);
  }
  checkDepth(value, begin);
  return typed(value, begin);
}

/**
 * Checks that a body is an object, and that its kind and version are strings if present; null becomes an empty object.
 */
function typed(value: unknown, begin: string): JsonObject {
  if (value === null) return {};
  if (!isObject(value))
    throw badRequest(`${begin}json: cannot unmarshal ${goKind(value)} into Go value of type struct`);
  for (const name of ["apiVersion", "kind"] as const) {
    const given = value[name] ?? "";
    if (typeof given !== "string")
      throw badRequest(
        `${begin}json: cannot unmarshal ${goKind(given)} into Go struct field .${name} of type string`,
      );
  }
  return value;
}

/** Parses a JSON patch. Like the real server's, the error has no details. */
export function parsePatch(text: string): unknown {
  let patch: unknown;
  try {
    patch = JSON.parse(text);
  } catch {
    throw badRequest("invalid JSON patch");
  }
  checkDepth(patch);
  return patch;
}

/** The parser's message: Go's for an incomplete body, and JavaScript's otherwise. */
function jsonProblem(error: unknown, text: string): string {
  const detail = error instanceof Error ? error.message : String(error);
  const position = Number(/position (\d+)/.exec(detail)?.[1] ?? Number.NaN);
  const endsEarly = detail.startsWith("Unexpected end") || position >= text.length;
  return endsEarly ? `unexpected end of JSON input (${text})` : detail;
}

/** The real server's extensions of YAML 1.2: `<<`, and `yes` and `no` as booleans. */
const yamlSchema = CORE_SCHEMA.withTags(mergeTag, boolYaml11Tag);

export function parseYaml(text: string, expected?: GroupKind): Body {
  const begin = expected
    ? `${unrecognized(expected)}: `
    : "error decoding patch: error converting YAML to JSON: ";
  const options = { schema: yamlSchema, maxDepth: deepestYaml };
  const duplicates: string[] = [];
  let value: unknown;
  try {
    try {
      value = load(text, options);
    } catch (error) {
      if (!(error instanceof YAMLException && error.reason === "duplicated mapping key")) throw error;
      duplicates.push(
        `yaml: unmarshal errors:\n  line ${(error.mark?.line ?? 0) + 1}: key already set in map`,
      );
      value = load(text, { ...options, json: true });
    }
  } catch (error) {
    throw badRequest(`${begin}yaml: ${yamlProblem(error)}`);
  }
  checkDepth(value, begin);
  return { value: typed(value ?? null, begin), duplicates };
}

function yamlProblem(error: unknown): string {
  return error instanceof YAMLException ? error.reason : String(error);
}
