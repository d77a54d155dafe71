import type { ServerResponse } from "node:http";
import { dump } from "js-yaml";
import { ApiError, statusOf } from "../apiError.ts";

/** Sends a JSON or YAML response. */
export function sendJson(response: ServerResponse, code: number, value: unknown, yaml = false): void {
  const text = yaml ? dump(value) : `${JSON.stringify(value)}\n`;
  response.writeHead(code, { "Content-Type": yaml ? "application/yaml" : "application/json" });
  response.end(text);
}

export function sendText(response: ServerResponse, code: number, text: string): void {
  response.writeHead(code, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(text);
}

export function sendError(response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const status = statusOf(error);
  if (error instanceof ApiError && error.details?.retryAfterSeconds !== undefined)
    response.setHeader("Retry-After", String(error.details.retryAfterSeconds));
  // Closing the connection avoids reading the rest of a body that is too long.
  if (status.code === 413) response.setHeader("Connection", "close");
  sendJson(response, status.code ?? 500, status);
}

/** Warnings that kubectl prints. https://kubernetes.io/blog/2020/09/03/warnings/ */
export function addWarnings(response: ServerResponse, warnings: readonly string[]): void {
  const values: string[] = [];
  let room = mostWarned;
  // Like the real server, skips warnings that a header cannot contain.
  for (const warning of warnings.filter((text) => !/\p{Cc}/u.test(text))) {
    const text = warning.length > room ? warning.slice(0, longestCut) : warning;
    if (room <= 0) break;
    room -= text.length;
    const escaped = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
    // Node writes each character of a header as one byte.
    values.push(Buffer.from(`299 - "${escaped}"`).toString("latin1"));
  }
  if (values.length > 0) response.setHeader("Warning", values);
}

/**
 * The maximum length of all warnings of a response, and the length to which a warning is cut that no longer fits, in
 * characters. (pkg/endpoints/filters/warning.go)
 */
const mostWarned = 4 * 1024;
const longestCut = 256;
