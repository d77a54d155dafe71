import type { RequestError } from "../cluster/requestError.ts";

/**
 * Whether an error is the answer of an API server, or what came instead of one. It is known by its shape: its class
 * is loaded only when a cluster is first needed.
 */
export function isRequestError(error: unknown): error is RequestError {
  return error instanceof Error && error.name === "RequestError" && "failure" in error;
}
