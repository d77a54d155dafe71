import type { IncomingMessage } from "node:http";
import { parseDocument } from "yaml";
import { ApiError, badRequest } from "../apiError.ts";
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
export async function readObject(request: IncomingMessage, schemas: Schemas): Promise<Body | undefined> {
  const bytes = await readBytes(request);
  const type = contentType(request);
  if (type === "application/vnd.kubernetes.protobuf" && bytes.length > 0)
    return { value: parseProtobuf(bytes, schemas), duplicates: [] };
  const text = bytes.toString("utf8");
  if (text.trim() === "") return undefined;
  if (type === "application/json" || type === "") return { value: parseJson(text), duplicates: [] };
  if (type === "application/yaml" || type === "text/yaml") return { value: parseYaml(text), duplicates: [] };
  throw unsupportedMediaType(["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]);
}

export function parseJson(text: string): JsonObject {
  const value = parseAnyJson(text);
  if (!isObject(value))
    throw badRequest(
      "couldn't get version/kind; json parse error: json: cannot unmarshal into Go value of type struct",
    );
  return value;
}

export function parseAnyJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw badRequest(`couldn't get version/kind; json parse error: ${detail}`);
  }
}

export function parseYaml(text: string): JsonObject {
  const document = parseDocument(text, { logLevel: "error" });
  const problem = document.errors[0];
  if (problem)
    throw badRequest(`error parsing YAML: error converting YAML to JSON: yaml: ${problem.message}`);
  const value: unknown = document.toJS();
  if (!isObject(value)) throw badRequest("error parsing YAML: error unmarshaling JSON: not an object");
  return value;
}
