import type { IncomingMessage } from "node:http";
import { load } from "js-yaml";
import { ApiError, badRequest, type GroupKind } from "../apiError.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Schemas } from "../schemas.ts";
import { parseProtobuf } from "./protobuf.ts";
import { mediaTypes, unsupportedMediaType } from "./mediaTypes.ts";

/** https://kubernetes.io/docs/reference/using-api/api-concepts/: the server takes bodies of at most 3 MiB. */
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
  return mediaTypes(request.headers["content-type"] ?? "")[0]?.type ?? "";
}

export interface Body {
  readonly value: JsonObject;
  /** `duplicate field "spec.replicas"` */
  readonly duplicates: readonly string[];
}

/** A body in JSON, YAML or protobuf; undefined where there is none. */
export async function readObject(
  request: IncomingMessage,
  schemas: Schemas,
  expected?: GroupKind,
): Promise<Body | undefined> {
  const bytes = await readBytes(request);
  const type = contentType(request);
  if (type === "application/vnd.kubernetes.protobuf" && bytes.length > 0)
    return { value: parseProtobuf(bytes, schemas), duplicates: [] };
  const text = bytes.toString("utf8");
  if (text.trim() === "") return undefined;
  if (type === "application/json" || type === "") return { value: parseJson(text, expected), duplicates: [] };
  if (type === "application/yaml" || type === "text/yaml")
    return { value: parseYaml(text, expected), duplicates: [] };
  throw unsupportedMediaType(["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]);
}

/** How the server begins to say that a body is none of a kind. */
export function unrecognized(expected: GroupKind): string {
  return `the object provided is unrecognized (must be of type ${expected.kind})`;
}

export const noVersion = "couldn't get version/kind; json parse error";

export function parseJson(text: string, expected?: GroupKind): JsonObject {
  const begin = expected ? `${unrecognized(expected)}: ` : "";
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw badRequest(`${begin}${noVersion}: ${jsonProblem(error, text)}`);
  }
  if (isObject(value)) return value;
  const given = Array.isArray(value) ? "array" : typeof value;
  throw badRequest(`${begin}${noVersion}: json: cannot unmarshal ${given} into Go value of type struct`);
}

/** A patch in JSON; of what is wrong with it, the server says nothing. */
export function parsePatch(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw badRequest("invalid JSON patch");
  }
}

/** In Go's words where a body ends too soon, otherwise in those of JavaScript. */
function jsonProblem(error: unknown, text: string): string {
  const detail = error instanceof Error ? error.message : String(error);
  const position = Number(/position (\d+)/.exec(detail)?.[1] ?? Number.NaN);
  const endsEarly = detail.startsWith("Unexpected end") || position >= text.length;
  return endsEarly ? `unexpected end of JSON input (${text})` : detail;
}

export function parseYaml(text: string, expected?: GroupKind): JsonObject {
  const begin = expected
    ? `${unrecognized(expected)}: `
    : "error decoding patch: error converting YAML to JSON: ";
  let value: unknown;
  try {
    value = load(text);
  } catch (error) {
    throw badRequest(`${begin}yaml: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(value)) throw badRequest(`${begin}json: cannot unmarshal into Go value of type struct`);
  return value;
}
